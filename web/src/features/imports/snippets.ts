/** How a product sends its first event, as code to copy. */
export function snippets(url: string, key: string): { readonly name: string; readonly text: string }[] {
  return [
    {
      name: 'HTTP',
      text: `curl ${url}/v1/track -u ${key}: -H 'content-type: application/json' -d '{
  "userId": "user-1", "event": "service.used",
  "properties": { "quantity": 1 },
  "context": { "groupId": "account-1" }
}'`,
    },
    {
      name: 'Segment',
      text: `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${url}' });

analytics.group({ userId: 'user-1', groupId: 'account-1', traits: { name: 'Acme' } });
analytics.track({
  userId: 'user-1', event: 'service.used',
  properties: { quantity: 1 }, context: { groupId: 'account-1' },
});`,
    },
  ];
}

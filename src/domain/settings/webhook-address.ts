const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Why an address can't be a webhook, or undefined: a web address by https, on the machine itself also by http. */
export function addressFault(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return 'Write a whole web address, like https://hooks.example.com/perennial.';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    return 'What is told is not for others to read: use https (http only on the machine itself).';
  // A name and password in the address would stand wherever it is shown; the signature says who sends.
  if (url.username !== '' || url.password !== '')
    return 'Leave the name and password out; check the signature instead.';
  return undefined;
}

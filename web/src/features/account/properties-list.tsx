import { valueText } from './event-words.ts';

/** What an event or a record says, name by name. */
export function PropertiesList({ properties }: { properties: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(properties);
  if (entries.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-1.5 text-s">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="truncate text-text-3" title={name}>
            {name}
          </dt>
          <dd className="min-w-0 break-words whitespace-pre-wrap">
            {typeof value === 'object' && value !== null && !Array.isArray(value) ? (
              // A value of JSON that is an object.
              <PropertiesList properties={value as Record<string, unknown>} />
            ) : (
              valueText(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

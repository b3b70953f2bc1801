import { z } from 'zod';
import type { Json, JsonObject } from '#base';

const REDACTED = '(secret, not kept)';

/** A text that is neither audited nor kept with an idempotency key: `secret()` instead of `z.string()`, with what follows. */
export function secret(): z.ZodString {
  const text = z.string();
  return text.register(secrets, { secret: true });
}

/** A long text that stands somewhere else whole: neither the audit log nor an idempotency key keeps another copy. */
export function keptElsewhere<Text extends z.ZodType>(text: Text): Text {
  secrets.add(text, { secret: true, word: '(kept elsewhere)' });
  return text;
}

const secrets = z.registry<{ secret: true; word?: string }>();

/** Fields that are secret by their name alone, for schemas that pass through what they don't know. */
const SECRET_NAME = /(^|_)(password|passphrase|secret|token|api_?key|authorization)(_hash)?$/i;

/** A copy without the values of `secret()` fields and of fields with such a name. */
export function redact(value: Json, schema?: z.ZodType): Json {
  const kept = schema === undefined ? undefined : secrets.get(schema);
  if (kept !== undefined) return value === null ? null : (kept.word ?? REDACTED);
  const inner = schema === undefined ? undefined : unwrapped(schema);
  if (inner !== undefined && inner !== schema) return redact(value, inner);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    return value.map((item) => redact(item, element));
  }
  // The value of a record is any Zod type.
  const each = inner instanceof z.ZodRecord ? (inner.valueType as z.ZodType) : undefined;
  const shape: Readonly<Record<string, z.ZodType>> = inner instanceof z.ZodObject ? inner.shape : {};
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, item]) => [
      name,
      SECRET_NAME.test(name) && typeof item === 'string' ? REDACTED : redact(item, shape[name] ?? each),
    ]),
  );
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return schema.unwrap() as z.ZodType;
  }
  return schema;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

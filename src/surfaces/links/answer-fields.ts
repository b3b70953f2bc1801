import { html } from 'hono/html';
import type { FieldFault } from '#domain/messages';
import type { Field } from '#pure/playbook';
import type { Markup } from './page-style.ts';
import type { Reading } from './shell.ts';

/** What was given or said before, by field. */
export type Values = Readonly<Record<string, unknown>>;

/** The fields that an answer asks for, each with its label, its value and what is wrong with it. */
export function fieldsOf(
  ask: readonly Field[],
  values: Values,
  faults: Readonly<Record<string, FieldFault>>,
  reading: Reading,
): readonly Markup[] {
  const { words } = reading;
  const wrong = ask.find(({ id }) => faults[id] !== undefined);
  return ask.map((field) => {
    const label = labelIn(field, reading);
    const note = field.required ? '' : html` <span class="optional">(${words.optional})</span>`;
    const fault = faults[field.id];
    const id = `field-${field.id}`;
    const said = fault === undefined ? '' : html`<p class="fault" id="${id}-fault">${words.faults[fault]}</p>`;
    const told = fault === undefined ? '' : html` aria-describedby="${id}-fault"`;
    const state = html`${field.required ? html` required` : ''}${fault === undefined ? '' : html` aria-invalid="true"`}${told}${field === wrong ? html` autofocus` : ''}`;
    const options = optionsOf(field, reading);
    if (options !== undefined) {
      const chosen = [values[field.id]].flat().map(String);
      const kind = field.type === 'choices' ? 'checkbox' : 'radio';
      const inputs = options.map(
        ([value, text]) =>
          html`<label class="option"><input type="${kind}" name="${field.id}" value="${value}"${chosen.includes(value) ? html` checked` : ''}${kind === 'radio' ? state : ''}>${text}</label>`,
      );
      return html`<fieldset class="field"${told}><legend>${label}${note}</legend>${inputs}${said}</fieldset>`;
    }
    const value = values[field.id] === undefined ? '' : String(values[field.id]);
    return html`<div class="field"><label for="${id}">${label}${note}</label>${control(field, id, value, state)}${said}</div>`;
  });
}

function control(field: Field, id: string, value: string, state: Markup): Markup {
  switch (field.type) {
    case 'long text':
      return html`<textarea id="${id}" name="${field.id}" maxlength="10000"${state}>${value}</textarea>`;
    case 'date':
      return html`<input type="date" id="${id}" name="${field.id}" value="${value}"${state}>`;
    case 'number':
    case 'percent':
    case 'money':
      return html`<input type="number" step="any" inputmode="decimal" id="${id}" name="${field.id}" value="${value}"${state}>`;
    default:
      return html`<input type="text" maxlength="500" id="${id}" name="${field.id}" value="${value}"${state}>`;
  }
}

function optionsOf(field: Field, reading: Reading): readonly (readonly [value: string, text: string])[] | undefined {
  if (field.type === 'yes/no') {
    return [
      ['true', reading.words.yes],
      ['false', reading.words.no],
    ];
  }
  if (field.type !== 'choice' && field.type !== 'choices') return undefined;
  return (field.options ?? []).map((option) => [option.value, labelIn(option, reading)]);
}

/** What was answered, as it was asked: labels and texts of options rather than names. */
export function saidOf(ask: readonly Field[], values: Values, reading: Reading): Markup | string {
  const lines = ask.flatMap((field) => {
    const value = values[field.id];
    if (value === undefined) return [];
    const options = new Map(optionsOf(field, reading));
    const text = [value].flat().map((one) => options.get(String(one)) ?? shown(field, String(one), reading));
    return [html`<dt>${labelIn(field, reading)}</dt><dd>${text.join(', ')}</dd>`];
  });
  return lines.length === 0 ? '' : html`<dl>${lines}</dl>`;
}

/** A day as its reader writes it. */
function shown({ type }: Field, value: string, { language }: Reading): string {
  const at = type === 'date' ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at)
    ? value
    : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

interface Labelled {
  readonly label: string;
  readonly labels?: Readonly<Record<string, string>>;
}

function labelIn({ label, labels }: Labelled, { language }: Reading): string {
  return labels?.[language] ?? label;
}

import type { DateText } from '#base';
import type { Duration, Moment } from '#pure/calendar';
import type { Expression, ValueType } from '#pure/expression';
import type { Journey, Step } from './journey-definition.ts';
import type { Kpi } from './kpi-definition.ts';
import type { Labels } from './labels.ts';
import type { Scenario } from './scenario.ts';
import type { Story } from './story.ts';
import type { Words } from './words.ts';

export type { Duration, Moment };

/**
 * A loaded playbook: immutable, checked, with every expression compiled. What the engine runs.
 * The YAML it comes from is described by the *-schema.ts files; docs/playbooks.md says what each part means.
 */
export interface Playbook {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly owner: string;
  readonly locales: readonly string[];
  readonly story?: Story;
  /** What has to be sent to it, in words. */
  readonly needs: readonly string[];
  readonly nextReviewOn?: DateText;
  /** Newest first. */
  readonly changeLog: readonly { readonly on: string; readonly version: string; readonly changes: string }[];
  /** SHA-256 over all files of the folder: two folders with the same digest are the same version. */
  readonly digest: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly events: Readonly<Record<string, EventSchema>>;
  readonly health: Readonly<Record<string, HealthModel>>;
  readonly scores: Readonly<Record<string, Score>>;
  readonly signals: Readonly<Record<string, Signal>>;
  /** In order; the first whose `when` holds (or is absent) grades. */
  readonly grading: readonly Grade[];
  readonly journeys: Readonly<Record<string, Journey>>;
  readonly messages: Readonly<Record<string, Message>>;
  readonly forms: Readonly<Record<string, Form>>;
  readonly guides: Readonly<Record<string, Guide>>;
  readonly documents: Readonly<Record<string, Document>>;
  readonly team: Readonly<Record<string, TeamRole>>;
  readonly kpis: Readonly<Record<string, Kpi>>;
  readonly scenarios: readonly Scenario[];
  readonly words: Words;
  /** The longest window in days that any expression looks back over, twice it for `change`. */
  readonly longestWindow: number;
}

export interface Attribute {
  readonly type: ValueType;
  readonly unit?: string;
  readonly meaning?: string;
}

/** A metric's identity is its definition, not its name: equal definitions share a series. */
export interface Metric {
  readonly name: string;
  readonly event: string;
  readonly where?: Expression;
  readonly aggregate: 'count' | 'sum' | 'max' | 'last' | 'distinct';
  /** The event property that is folded; absent for count and distinct contacts. */
  readonly property?: string;
  /** The type of that property; `number` for all but `last`. */
  readonly value?: ValueType;
  readonly by?: string;
  /** Sums are kept as integers at this many decimals, 0 to 6. */
  readonly decimals: number;
  readonly unit?: string;
  /** Canonical text of the definition, the metric's identity across playbooks. */
  readonly definition: string;
}

export interface EventSchema {
  readonly meaning?: string;
  /** An event that the product knows and others send: a playbook may declare it too, and both hold. */
  readonly isSent?: true;
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export interface PropertySchema {
  readonly type: ValueType;
  readonly required: boolean;
  readonly oneOf?: readonly string[];
  readonly meaning?: string;
}

/** `above` is >, `from` is >=, `below` is <, `to` is <=, `equals` is ==; none: otherwise. */
export interface Edge {
  readonly compare: 'above' | 'from' | 'below' | 'to' | 'equals' | 'otherwise';
  readonly edge?: number | string | boolean;
}

export interface HealthModel {
  readonly id: string;
  readonly for?: Expression;
  /** When known, it is the score and the components are not asked. */
  readonly imported?: Expression;
  readonly components: readonly HealthComponent[];
  readonly bands: readonly Band[];
  /** By band: steps that run once each time the score enters it. They belong to no journey and hold nothing. */
  readonly onEnter: Readonly<Record<string, readonly Step[]>>;
  /** Share of the weight (0 to 1) that may be missing before the band is unknown. */
  readonly unknownPast: number;
}

export interface HealthComponent {
  readonly component: string;
  /** Of 100 over all components. */
  readonly weight: number;
  readonly measures: readonly {
    readonly measure: string;
    readonly input: Expression;
    /** Linear from `zero` (0 points) to `full` (100 points), clamped; zero may be above full. */
    readonly scale: { readonly zero: number; readonly full: number };
  }[];
}

export interface Band extends Edge {
  readonly band: string;
  /** Tested before all edges, worst band first. */
  readonly or?: Expression;
}

export interface Score {
  readonly id: string;
  readonly title: string;
  readonly max: number;
  readonly factors: readonly Factor[];
  readonly bands: readonly Band[];
}

export interface Factor {
  readonly factor: string;
  readonly input: Expression;
  /** First match wins; no match is 0 points. */
  readonly points: readonly (Edge & { readonly points: number; readonly label: string })[];
}

export type Direction = 'expansion' | 'risk' | 'advocacy';

export interface Signal {
  readonly id: string;
  readonly title: string;
  readonly leadsTo: Direction;
  /** Absent for signals raised by an event (`on`) without a condition, or by hand. */
  readonly when?: Expression;
  readonly on?: readonly string[];
  readonly byHand: boolean;
  /** Shares of the input of `when` that are worth saying again, ascending. */
  readonly levels: readonly number[];
  /** What `levels` are compared with: the left side of the condition, as its own expression. */
  readonly levelInput?: Expression;
  readonly pattern: 'clear' | 'vague';
  readonly weight?: 'high' | 'medium' | 'low';
  readonly needs?: Expression;
  readonly directRequest: boolean;
  /** Not raised again within this. */
  readonly quiet?: Duration;
  /** Expires this long after it was raised (one with a condition and no `lasts`: when the condition ends). */
  readonly lasts?: Duration;
  /** Facts kept as evidence beside those that the conditions read. */
  readonly evidence: Readonly<Record<string, Expression>>;
}

export interface Grade {
  readonly strength: 'strong' | 'moderate' | 'weak';
  readonly when?: Expression;
  /** How long a person has, from when it was raised or another signal made it so strong. */
  readonly respondWithin?: Duration;
  /** The account's owner is told of each as it comes. */
  readonly alert?: 'at once';
  /** In the place of `alert`: by one mail for all of them. */
  readonly digest?: 'next morning';
  /** Those that are open are listed on the first business morning of a week. */
  readonly review?: 'weekly';
  /** Expires when nobody has seen to it, nor it grown, for this long. */
  readonly watch?: Duration;
}

export interface Message {
  readonly id: string;
  /** `internal`: told to colleagues by `notify`; `roles` says whom. */
  readonly purpose: 'upsell' | 'service' | 'relationship' | 'internal';
  readonly from: string;
  /** A contact: `primary contact` or a contact's role. */
  readonly to: string;
  /** Of an internal one: roles of the team that are told. */
  readonly roles: readonly string[];
  /** Documents of the journey that go with it. */
  readonly attach: readonly string[];
  /** A person of this role looks at it before it leaves; absent: it goes by itself. */
  readonly reviewBy?: string;
  /** The message of the same journey run whose thread it continues. */
  readonly thread?: string;
  /** What a reader may answer with a click, by the name that `{{answer "Label" "name"}}` says. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Forms whose answers the text names. */
  readonly forms: readonly string[];
  readonly inDoubt: 'ask' | 'send';
  readonly with: Readonly<Record<string, Expression>>;
  /** By locale: Markdown with Handlebars; the first heading is the subject. */
  readonly bodies: Readonly<Record<string, { readonly subject: string; readonly body: string }>>;
}

/** A signed link in a mail: asks what it asks, then records an event. */
export interface Answer {
  /** `email.answered` unless another is said. */
  readonly event: string;
  /** Fixed properties of the event. */
  readonly with: Readonly<Record<string, string | number | boolean>>;
  /** What the page asks for besides, as properties of the event. */
  readonly ask: readonly Field[];
  /** Where the reader is led afterwards: a value that texts may name, `csm.booking_link`. */
  readonly goTo?: string;
}

/** Made from what is known: proposal, handoff, value report. Markdown with Handlebars over the values of a message. */
export interface Document {
  readonly id: string;
  readonly with: Readonly<Record<string, Expression>>;
  readonly forms: readonly string[];
  /** By locale; the first heading is the title. */
  readonly bodies: Readonly<Record<string, { readonly title: string; readonly body: string }>>;
}

/** A role of the account team. Roles are not access rights. */
export interface TeamRole {
  readonly role: string;
  readonly title: string;
  /** Roles that stand in where nobody has this one, in order. */
  readonly standIns: readonly string[];
  /** At most so many accounts a person. */
  readonly cap?: number;
  /** Accounts that one person of this role serves: 20 of `1 : 20`. */
  readonly pooling?: number;
}

export type FieldType =
  | 'text'
  | 'long text'
  | 'number'
  | 'percent'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'contact'
  | 'person'
  | 'yes/no'
  | 'list';

export interface Field {
  readonly id: string;
  readonly label: string;
  /** By locale, where the label was written so; `label` is then that of the first locale. */
  readonly labels?: Labels;
  readonly type: FieldType;
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly labels?: Labels }[];
  /** Of a list: the fields of a row. */
  readonly fields?: readonly Field[];
  /** Rows that become tasks: action, owner, due. */
  readonly rows?: 'next steps';
  /** Asked for, and needed, only while this holds over the form's own answers. */
  readonly showWhen?: Expression;
}

export interface Form {
  readonly id: string;
  readonly title: string;
  /** By locale, where the title was written so. */
  readonly titles?: Labels;
  readonly fields: readonly Field[];
}

/** What a person reads while doing a task: Markdown with Handlebars over the same values as a message. */
export interface Guide {
  readonly id: string;
  readonly with: Readonly<Record<string, Expression>>;
  /** Forms whose answers the text names. */
  readonly forms: readonly string[];
  readonly bodies: Readonly<Record<string, string>>;
}

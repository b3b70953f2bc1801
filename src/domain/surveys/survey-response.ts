import type { Instant, Json, Uuid } from '#base';
import type { LogEvent } from '#engine';

/** What may be answered, from the worst to the best score. */
const SURVEYS = {
  nps: { from: 0, to: 10 },
  csat: { from: 1, to: 5 },
  ces: { from: 1, to: 7 },
} as const;
export type Survey = keyof typeof SURVEYS;

/** One answer of one person. */
export interface SurveyResponse {
  readonly account: string;
  /** The key of the event that told it. */
  readonly id: Uuid;
  readonly survey: Survey;
  readonly score: number;
  readonly contact?: string;
  readonly comment?: string;
  readonly at: Instant;
}

/** The answer that an event tells; undefined for another event, and for a score beyond the survey's scale. */
export function readResponse(event: LogEvent): SurveyResponse | undefined {
  const survey = surveyOf(event.name);
  if (survey === undefined) return undefined;
  const { from, to } = SURVEYS[survey];
  const { score } = event.properties;
  if (typeof score !== 'number' || score < from || score > to) return undefined;
  const comment = text(event.properties.comment);
  return {
    account: event.account,
    id: event.key,
    survey,
    score,
    ...(event.contact === undefined ? {} : { contact: event.contact }),
    ...(comment === undefined ? {} : { comment }),
    at: event.occurredAt,
  };
}

const eventOf = (survey: Survey): string => `${survey}.submitted`;

function surveyOf(event: string): Survey | undefined {
  return (Object.keys(SURVEYS) as Survey[]).find((survey) => eventOf(survey) === event);
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

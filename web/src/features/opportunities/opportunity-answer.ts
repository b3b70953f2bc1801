import type { Output } from '#web/api';

export type OpportunityAnswer = Output<'get-opportunity'>;
export type OpportunityRow = Output<'list-opportunities'>['opportunities'][number];

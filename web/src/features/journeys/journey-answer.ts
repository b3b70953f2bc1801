import type { Output } from '#web/api';
import type { JourneySearch } from './search.ts';

export type JourneyAnswer = Output<'get-journey-map'>;

/** What a part of the page changes in its address; undefined takes it out. */
export type SetSearch = (changes: { [Name in keyof JourneySearch]?: JourneySearch[Name] | undefined }) => void;

import type { Output } from '#web/api';

/** An option of a proposal, as its form was filled in. */
export interface OfferedOption {
  readonly option: string;
  readonly name: string;
  /** A month, in major units. */
  readonly price: number | undefined;
}

type Answers = NonNullable<Output<'get-opportunity'>['led_by']>['answers'];

/** The options that the proposal of a journey offers: fields `option_a_name`, `option_a_price` and so on, of any form. */
export function offeredOptions(answers: Answers | undefined): readonly OfferedOption[] {
  return Object.values(answers ?? {}).flatMap((form) =>
    Object.entries(form).flatMap(([field, name]): OfferedOption[] => {
      const option = /^option_([a-z])_name$/.exec(field)?.[1];
      if (option === undefined || typeof name !== 'string' || name === '') return [];
      const price = form[`option_${option}_price`];
      return [{ option, name, price: typeof price === 'number' ? price : undefined }];
    }),
  );
}

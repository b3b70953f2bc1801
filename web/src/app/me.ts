import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type Output, Problem, queryClient, readOptions } from '#web/api';

export type Me = Output<'get-me'>;
export type Permission = Me['permissions'][number];

export const meOptions = queryOptions({ ...readOptions('get-me', {}), staleTime: Number.POSITIVE_INFINITY });

/** Who is signed in; undefined when nobody is. Throws what else goes wrong. */
export async function findMe(): Promise<Me | undefined> {
  try {
    return await queryClient.ensureQueryData(meOptions);
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined;
    throw error;
  }
}

/** Who is signed in, on the screens behind the sign-in. */
export function useMe(): Me {
  return useSuspenseQuery(meOptions).data;
}

/** Whether they may: for what is shown; the server decides again. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

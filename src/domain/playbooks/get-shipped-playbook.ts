import { z } from 'zod';
import { notFound } from '#base';
import { defineRead, noAccount } from '#platform/operations';
import type { ShippedPlaybooks } from './list-catalogue.ts';

/** The files of a playbook that comes with the product: to begin a draft with, or to compare with. */
export const getShippedPlaybook = (shipped: ShippedPlaybooks) =>
  defineRead({
    name: 'get-shipped-playbook',
    summary: 'The text files of a playbook that comes with the product',
    access: 'read-playbooks',
    scope: noAccount,
    doors: ['http'],
    input: z.object({ folder: z.string().min(1) }),
    output: z.object({ files: z.record(z.string(), z.string()) }),
    async run(_, { folder }) {
      const all = shipped();
      const files = Object.hasOwn(all, folder) ? all[folder] : undefined;
      if (files === undefined)
        throw notFound('playbook-not-found', `No playbook ${folder} comes with this version.`, {
          playbook: folder,
        });
      return { files };
    },
  });

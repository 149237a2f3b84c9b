import { REQUEST_KIND, type RequestKind } from '@/domain/transport/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'

import { caseKind, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'

import { runLinks } from '../run-links'
import { runByNumber } from '../runs'

import { transportRequest } from './case'

/** What a request is about: a run, where it was named by its number, or whatever was written. */
async function runNamed(ctx: ServiceContext, about: string) {
  const number = about.replace(/^移送\s*/, '')
  const run = number ? await runByNumber(ctx, number) : null
  if (!run) return { about }
  return { run: run.id, route: run.route ?? '', about: `移送 ${run.number}` }
}

export const transportRequests = caseKind<'transport-requests'>({
  case: transportRequest,
  begin: {
    label: '要望を出す',
    by: 'transport.write',
    asks: [
      {
        name: 'kind',
        label: '要望の種類',
        options: Object.entries(REQUEST_KIND).map(([value, label]) => ({ value, label })),
        required: true,
      },
      { name: 'text', label: '要望の内容', kind: 'lines', required: true },
      {
        name: 'about',
        label: 'どの移送・経路か',
        hint: '移送の番号を入れると、その移送に結びつきます。例: 川崎区役所行き',
      },
    ],
    fields: async (ctx, { kind, text, about }) => ({
      kind: kind as RequestKind,
      text,
      ...(await runNamed(ctx, about ?? '')),
      askedOn: tokyoDateOf(ctx.now()),
      askedBy: ctx.actor.name,
    }),
  },
  list: {
    path: 'transport-requests',
    title: '移送への要望',
    lead: '市からの要望と、その回答・実施日です。回答待ちのものから並びます。',
    columns: [
      { field: 'text', width: 40 },
      'kind',
      ...inFile('about'),
      'askedOn',
      ...inFile('askedBy'),
      'state',
      { field: 'reply', width: 40 },
      'effectiveOn',
      ...inFile('answeredOn', 'answeredBy'),
    ],
    // The name of the open state is the last one in the alphabet.
    sort: ['-state', '-askedOn', 'id'],
    split: 'kind',
    purposes: ['要望への回答', '市への報告'],
    output: 'transport.read',
    links: runLinks,
  },
})

import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { pastDay } from '@/kit/case/asks'

import { caseKind, inFile } from '../../cases/kind'
import { workerChoices } from '../choices'

import { conduct } from './case'

export const conducts = caseKind<'conduct-records'>({
  case: conduct,
  begin: {
    label: '指導することを記録',
    by: 'conduct.write',
    asks: [
      { name: 'worker', label: '従事者', required: true },
      pastDay('on', 'あった日'),
      { name: 'what', label: 'あったこと', kind: 'lines', required: true },
    ],
    choices: {
      worker: workerChoices,
    },
    fields: async (ctx, { worker = '', on, what }) => ({
      worker,
      workerName:
        (await findRow<Stored<'workers'>>(ctx.payload, 'workers', { id: { equals: worker } }))
          ?.name ?? '',
      on,
      what,
      reporter: ctx.actor.name,
    }),
  },
  list: {
    path: 'conduct-records',
    title: '指導の記録',
    lead: '従事者の不適切な行いと、その指導の記録です。交代の求めは「市からの要求」に登録します。',
    columns: [
      'number',
      'on',
      'workerName',
      { field: 'what', width: 40 },
      'state',
      'guidedOn',
      ...inFile('guidance', 'guidedBy', 'closedOn', 'reporter'),
    ],
    sort: ['-on', 'id'],
    purposes: ['市への報告', '業務の管理'],
    output: 'conduct.read',
  },
})

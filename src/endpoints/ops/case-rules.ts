import type { Endpoint } from 'payload'
import { z } from 'zod'

import type { CaseKind } from '@/services/cases/kind'
import { notFound } from '@/services/refusals'
import { saveList } from '@/services/cases/saved'
import { effectOfRules, type RulesDraft } from '@/services/cases/rules-effect'

import { caseConditions } from './case-conditions'
import { staffOperation } from './define'

const word = z.string().max(300).nullish()
const words = z.array(z.string().max(100)).max(100).nullish()
const yesNo = z.boolean().nullish()

/** A form under way: rows may be half filled in, and what is amiss is said when it is saved. */
const draft = z.object({
  extra: z
    .array(
      z.object({
        id: word,
        label: word,
        type: word,
        choices: word,
        hint: word,
        moves: words,
        required: yesNo,
        inList: yesNo,
        inFile: yesNo,
        retired: yesNo,
      }),
    )
    .max(60)
    .nullish(),
  names: z
    .array(z.object({ target: word, label: word }))
    .max(100)
    .nullish(),
  due: z
    .array(
      z.object({
        state: word,
        days: z.number().nullish(),
        isOpenDays: yesNo,
        remindDays: words,
        overdue: yesNo,
        toTurn: yesNo,
        mails: z.string().max(4000).nullish(),
      }),
    )
    .max(60)
    .nullish(),
  demands: words,
})

/** Keeps the conditions of a list under a name, for the roles that work by it. */
export const saveListEndpoint = (kinds: readonly CaseKind[]): Endpoint =>
  staffOperation({
    method: 'post',
    path: '/ops/saved-lists',
    capability: 'settings.edit',
    input: z.object({
      kind: z.string().max(60),
      answers: z.record(z.string().max(40), z.string().max(2000)),
      query: z.object(caseConditions),
    }),
    status: 201,
    handle: ({ ctx, input }) => saveList(ctx, kindCalled(kinds, input.kind), input),
  })

function kindCalled(kinds: readonly CaseKind[], name: string): CaseKind {
  const kind = kinds.find(({ case: { slug } }) => slug === name)
  if (!kind) throw notFound('この種類の記録はありません。')
  return kind
}

/** What the settings of a kind of record would change, before they are saved. */
export const rulesEffect = (kinds: readonly CaseKind[]): Endpoint =>
  staffOperation({
    method: 'post',
    path: '/ops/case-rules/effect',
    capability: 'settings.edit',
    input: z.object({ kind: z.string().max(60), draft }),
    handle: async ({ ctx, input }) => {
      const kind = kindCalled(kinds, input.kind)
      return { says: await effectOfRules(ctx, kind, input.draft as RulesDraft) }
    },
  })

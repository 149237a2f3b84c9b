import type { Endpoint } from 'payload'
import { z } from 'zod'

import type { Capability } from '@/access/capabilities'
import { EDIT } from '@/kit/case/define'
import { ALL_DAYS, BY } from '@/kit/case/query'
import { editedBy } from '@/kit/case/rules'
import { beginCase } from '@/services/cases/begin'
import { countCases, listCases } from '@/services/cases/list'
import { outputCases } from '@/services/cases/output'
import type { CaseKind } from '@/services/cases/kind'
import { moveByPerson, moveManyByPerson } from '@/services/cases/move-by-person'
import { nameOfNarrowing } from '@/services/cases/narrow'
import { oneCase } from '@/services/cases/one'
import { paperOfCase } from '@/services/cases/paper'
import { workOf } from '@/services/cases/work'

import { civilDate } from '../public/schemas'

import { caseAnswers, caseConditions } from './case-conditions'
import { caseFileEndpoints } from './case-files'
import { fileResponse, staffOperation } from './define'
import { wishFields } from './wish'

const id = z.string().min(1).max(60)
const op = z.string().min(8).max(60)
/** A form sends an empty text for what was left open. */
const orNone = <T extends z.ZodType>(type: T) =>
  z.union([z.literal('').transform(() => undefined), type]).optional()
const query = {
  ...caseConditions,
  dueBy: orNone(civilDate),
  from: orNone(z.union([z.literal(ALL_DAYS), civilDate])),
  to: orNone(civilDate),
  find: z.string().max(200).optional(),
}

/** What a list can be asked for: its own filters stand in the query as `by_<field>`. */
const queryFor = ({ list }: CaseKind) =>
  z
    .object({
      ...query,
      ...Object.fromEntries(
        (list.filters ?? []).map((by) => [
          `${BY}${nameOfNarrowing(by)}`,
          z.string().max(80).optional(),
        ]),
      ),
    })
    .transform(({ ...given }) => {
      const all = Object.entries(given as Record<string, unknown>)
      const by = Object.fromEntries(
        all.flatMap(([name, value]) =>
          name.startsWith(BY) && typeof value === 'string' ? [[name.slice(BY.length), value]] : [],
        ),
      )
      return { ...(given as z.infer<z.ZodObject<typeof query>>), by }
    })

const answers = caseAnswers
const seen = z.number().int().min(0)

/**
 * What every case kind answers: its list, its file, one record, and each of its moves under a path
 * of its own, so that the table of roles names every one.
 */
function endpointsOf(kind: CaseKind): Endpoint[] {
  const { slug, read, moves } = kind.case
  const pressed = Object.entries(moves).filter(([, { isApart }]) => !isApart)
  const path = (rest = '') => `/ops/cases/${slug}${rest}`
  return [
    ...(kind.begin
      ? [
          staffOperation({
            method: 'post',
            path: path(),
            capability: kind.begin.by,
            input: z.object({ answers, op }),
            status: 201,
            handle: ({ ctx, input }) => beginCase(ctx, kind, input),
          }),
        ]
      : []),
    staffOperation({
      method: 'get',
      path: path(),
      capability: read,
      input: queryFor(kind).and(
        z.object({ page: z.coerce.number().int().min(1).max(10_000).optional() }),
      ),
      handle: ({ ctx, input }) => listCases(ctx, kind, input),
    }),
    staffOperation({
      method: 'get',
      path: path('/counts'),
      capability: read,
      input: queryFor(kind),
      handle: ({ ctx, input: { split: _split, ...input } }) => countCases(ctx, kind, input),
    }),
    staffOperation({
      method: 'get',
      path: path('/output'),
      capability: kind.list.output,
      input: queryFor(kind).and(z.object(wishFields)),
      handle: async ({ ctx, input }) => fileResponse(await outputCases(ctx, kind, input, input)),
    }),
    staffOperation({
      method: 'get',
      path: path('/:id'),
      capability: read,
      handle: ({ ctx, params }) => oneCase(ctx, kind, params.id ?? ''),
    }),
    staffOperation({
      method: 'get',
      path: path('/:id/paper'),
      capability: kind.list.output,
      input: z.object({ purpose: wishFields.purpose }),
      handle: async ({ ctx, params, input }) =>
        fileResponse(await paperOfCase(ctx, kind, params.id ?? '', input.purpose)),
    }),
    ...[...pressed, ...editMove(kind)].flatMap(([move, { by, many }]) => [
      ...(many
        ? [
            staffOperation({
              method: 'post',
              path: path(`/many/${move}`),
              capability: by,
              input: z.object({
                rows: z.array(z.object({ id, seen })).min(1).max(500),
                answers,
                op,
              }),
              handle: async ({ ctx, input }) => moveManyByPerson(ctx, kind, { ...input, move }),
            }),
          ]
        : []),
      staffOperation({
        method: 'post',
        path: path(`/:id/${move}`),
        capability: by,
        input: z.object({ seen, answers, op }),
        handle: async ({ ctx, params, input }) => {
          return moveByPerson(ctx, kind, params.id ?? '', { ...input, move })
        },
      }),
    ]),
  ]
}

/** The city may add fields to a kind while the product runs: how they are mended stands here from the start. */
function editMove({ case: kind }: CaseKind): [string, { by: Capability; many?: true }][] {
  const by = editedBy(kind)
  return by ? [[EDIT, { by }]] : []
}

const work = (kinds: readonly CaseKind[]): Endpoint =>
  staffOperation({
    method: 'get',
    path: '/ops/cases/work',
    capability: 'staff',
    handle: async ({ ctx }) => ({ kinds: await workOf(ctx, kinds) }),
  })

/** 対応待ち, and what every kind answers. */
export const caseEndpoints = (kinds: readonly CaseKind[]): Endpoint[] => [
  work(kinds),
  ...kinds.flatMap((kind) => [...endpointsOf(kind), ...caseFileEndpoints(kind)]),
]

import type { Endpoint } from 'payload'

import { bulkCards } from '@/services/cards/bulk-cards'
import { assertCardOffice } from '@/services/cards/card-office'
import { cardDetail } from '@/services/cards/card-detail'
import { cardOverview, countCardWork } from '@/services/cards/reports/card-overview'
import { createPlaces } from '@/services/cards/places/create-places'
import { editCard } from '@/services/cards/edit-card'
import { finishHandover, leaveHandover, openHandover } from '@/services/cards/handover/handover'
import { outputCards } from '@/services/cards/search/output-cards'
import { pickingList } from '@/services/cards/picking/picking'
import { outputPicking } from '@/services/cards/picking/output'
import { listPlaces } from '@/services/cards/places/places'
import { scan } from '@/services/cards/scan'
import { cardIds, countCards, viewCards } from '@/services/cards/search/search-cards'
import { placeChoices } from '@/services/cards/places/station'
import {
  countCard,
  finishStocktake,
  listStocktakes,
  startStocktake,
  stocktakeResult,
} from '@/services/cards/stocktake/stocktake'
import { outputStocktake } from '@/services/cards/stocktake/output'
import { requestReissue } from '@/services/cards/tasks/raise'

import * as schema from './card-work-schema'
import { fileResponse, staffOperation } from './define'
import { assertSameUser } from './same-user'

/** One scan of the scanning station (CD-05, CD-06, CD-12, CD-13). */
const scanOne = staffOperation({
  method: 'post',
  path: '/ops/cards/scan',
  capability: 'cards.read',
  input: schema.scanBody,
  handle: ({ ctx, input }) => {
    assertSameUser(ctx, input.by)
    return scan(ctx, input)
  },
})

/** The same act on a list of cards (CD-06). */
const bulk = staffOperation({
  method: 'post',
  path: '/ops/cards/bulk',
  capability: 'cards.write',
  input: schema.bulkBody,
  handle: async ({ ctx, input }) => ({ lines: await bulkCards(ctx, input) }),
})

/**
 * Lists of cards by number, person, status, place (CD-02, CD-12, CD-18). Also as POST, which is what
 * the screen uses: a name in an address would stay in access logs and in the browser's history.
 */
const lists = (['get', 'post'] as const).flatMap((method): Endpoint[] => [
  staffOperation({
    method,
    path: '/ops/cards/search',
    capability: 'cards.read',
    input: schema.searchQuery,
    handle: ({ ctx, input }) => viewCards(ctx, input, input.page, input.size),
  }),
  staffOperation({
    method,
    path: '/ops/cards/count',
    capability: 'cards.read',
    input: schema.searchQuery,
    handle: async ({ ctx, input }) => ({ total: await countCards(ctx, input) }),
  }),
  /** The list as a file or for the printer (CD-08, CD-11, PR-10). */
  staffOperation({
    method,
    path: '/ops/cards/output',
    capability: 'cards.export',
    input: schema.outputQuery,
    handle: async ({ ctx, input }) => fileResponse(await outputCards(ctx, input, input)),
  }),
])

/** Every card of a filter, for an act on all of them (CD-06). */
const ids = staffOperation({
  method: 'post',
  path: '/ops/cards/ids',
  capability: 'cards.write',
  input: schema.searchQuery,
  handle: async ({ ctx, input }) => ({ ids: await cardIds(ctx, input) }),
})

const overview = staffOperation({
  method: 'get',
  path: '/ops/cards/overview',
  capability: 'cards.read',
  handle: ({ ctx }) => cardOverview(ctx),
})

const work = staffOperation({
  method: 'get',
  path: '/ops/cards/work-counts',
  capability: 'cards.read',
  input: schema.workQuery,
  handle: async ({ ctx, input }) => {
    if (input.office) assertCardOffice(ctx, input.office)
    return { rows: await countCardWork(ctx, input) }
  },
})

const places = staffOperation({
  method: 'get',
  path: '/ops/cards/places',
  capability: 'cards.read',
  handle: async ({ ctx }) => ({ rows: await listPlaces(ctx) }),
})

/** Shelves and boxes of a room at once (CD-12). */
const makePlaces = staffOperation({
  method: 'post',
  path: '/ops/cards/places',
  capability: 'cards.places',
  input: schema.createPlacesBody,
  handle: ({ ctx, input }) => createPlaces(ctx, input),
})

/** Codes and names alone: what a scanning station has to know of the places. */
const placeCodes = staffOperation({
  method: 'get',
  path: '/ops/cards/places/codes',
  capability: 'cards.read',
  handle: async ({ ctx }) => ({ rows: await placeChoices(ctx) }),
})

const picking = staffOperation({
  method: 'get',
  path: '/ops/cards/picking',
  capability: 'cards.read',
  input: schema.pickingQuery,
  handle: ({ ctx, input }) => pickingList(ctx, input),
})

const pickingFile = staffOperation({
  method: 'get',
  path: '/ops/cards/picking/output',
  capability: 'cards.export',
  input: schema.pickingOutput,
  handle: async ({ ctx, input }) => fileResponse(await outputPicking(ctx, input)),
})

const open = staffOperation({
  method: 'post',
  path: '/ops/cards/handover/open',
  capability: 'cards.handover',
  input: schema.openBody,
  handle: ({ ctx, input }) => openHandover(ctx, input),
})

const finish = staffOperation({
  method: 'post',
  path: '/ops/cards/handover/finish',
  capability: 'cards.handover',
  input: schema.finishBody,
  handle: ({ ctx, input }) => finishHandover(ctx, input),
})

const leave = staffOperation({
  method: 'post',
  path: '/ops/cards/handover/leave',
  capability: 'cards.handover',
  input: schema.leaveBody,
  handle: async ({ ctx, input }) => {
    await leaveHandover(ctx, input)
    return { left: true }
  },
})

const takes = staffOperation({
  method: 'get',
  path: '/ops/cards/stocktakes',
  capability: 'cards.write',
  input: schema.officeQuery,
  handle: async ({ ctx, input }) => ({ rows: await listStocktakes(ctx, input.office) }),
})

const startTake = staffOperation({
  method: 'post',
  path: '/ops/cards/stocktakes',
  capability: 'cards.write',
  input: schema.startTakeBody,
  handle: ({ ctx, input }) => startStocktake(ctx, input),
})

const countOne = staffOperation({
  method: 'post',
  path: '/ops/cards/stocktakes/:id/scan',
  capability: 'cards.write',
  input: schema.countBody,
  handle: ({ ctx, params, input }) => {
    assertSameUser(ctx, input.by)
    return countCard(ctx, { id: params.id ?? '', code: input.code })
  },
})

const takeResult = staffOperation({
  method: 'get',
  path: '/ops/cards/stocktakes/:id',
  capability: 'cards.write',
  handle: ({ ctx, params }) => stocktakeResult(ctx, params.id ?? ''),
})

const endTake = staffOperation({
  method: 'post',
  path: '/ops/cards/stocktakes/:id/finish',
  capability: 'cards.write',
  handle: ({ ctx, params }) => finishStocktake(ctx, params.id ?? ''),
})

/** Differences of a stocktake as a file or for the printer (CD-27). */
const takeFile = staffOperation({
  method: 'get',
  path: '/ops/cards/stocktakes/:id/output',
  capability: 'cards.export',
  input: schema.fileQuery,
  handle: async ({ ctx, params, input }) =>
    fileResponse(await outputStocktake(ctx, { ...input, id: params.id ?? '' })),
})

const reissue = staffOperation({
  method: 'post',
  path: '/ops/cards/tasks',
  capability: 'booking.write',
  input: schema.reissueBody,
  handle: ({ ctx, input }) => requestReissue(ctx, input),
})

const edit = staffOperation({
  method: 'post',
  path: '/ops/cards/:id/edit',
  capability: 'cards.write',
  input: schema.editBody,
  handle: async ({ ctx, params, input }) => {
    const { id, rev, status } = await editCard(ctx, { ...input, id: params.id ?? '' })
    return { id, rev, status }
  },
})

const detail = staffOperation({
  method: 'get',
  path: '/ops/cards/:id',
  capability: 'cards.read',
  handle: ({ ctx, params }) => cardDetail(ctx, params.id ?? ''),
})

/** Work with cards at desk, shelf and window; fixed words before `:id`, the first match answers. */
export const cardWorkEndpoints: Endpoint[] = [
  scanOne,
  bulk,
  ...lists,
  ids,
  overview,
  work,
  places,
  makePlaces,
  placeCodes,
  picking,
  pickingFile,
  open,
  finish,
  leave,
  takes,
  startTake,
  countOne,
  endTake,
  takeFile,
  takeResult,
  reissue,
  edit,
  detail,
]

import type {
  CollectionBeforeOperationHook,
  Endpoint,
  PayloadHandler,
  SanitizedCollectionConfig,
  SanitizedConfig,
  SanitizedGlobalConfig,
} from 'payload'

import { ownRecords } from './own-records'
import { isOrder, queryFault } from './query'
import { refusal } from './refusal'

/** What every record answers; who gets what of it, its access rules say. */
const READ = ['get /', 'get /:id', 'get /count', 'post /access/:id?']
/** Added where a collection was defined with `write`; without it nothing can be written over REST. */
const WRITE = ['post /', 'patch /', 'patch /:id', 'post /:id/duplicate']
/** Accounts: logging in and out. The other built-in ways in are closed (AC-01). */
const AUTH = ['post /login', 'post /logout', 'get /me', 'post /refresh-token', 'post /unlock']
const GLOBAL = ['get /', 'post /', 'post /access']
/** Of Payload itself; our own acts begin with these. */
const ROOT = ['get /access']
const OURS = ['/ops/', '/public/']

const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`

const checked =
  (handler: PayloadHandler, collection: SanitizedCollectionConfig | null): PayloadHandler =>
  (req) => {
    const fault = queryFault(req.query, new URL(req.url ?? 'http://x/').search, collection)
    return fault ? refusal(400, fault) : handler(req)
  }

/** Payload's built-in ways on the list stay, with a bounded query; all others answer 403. */
function closed(
  endpoints: Endpoint[] | false,
  open: readonly string[],
  collection: SanitizedCollectionConfig | null,
): Endpoint[] {
  return (endpoints || []).map((endpoint) =>
    open.includes(nameOf(endpoint))
      ? { ...endpoint, handler: checked(endpoint.handler, collection) }
      : { ...endpoint, handler: () => refusal(403) },
  )
}

/**
 * The panel's lists ask past these ways. What its person may not sort by, or what is no field, gives
 * them no order.
 */
function inKnownOrder(collection: SanitizedCollectionConfig): SanitizedCollectionConfig {
  // Its own order is ours, also where it goes by a record that it names.
  const own: unknown[] = [collection.defaultSort].flat()
  const keepOrder: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
    if (operation !== 'read' || overrideAccess) return args
    const { sort, ...others } = args as { sort?: unknown }
    if (!sort) return args
    const known = [sort].flat().filter((one) => own.includes(one) || isOrder(one, collection))
    return (known.length > 0 ? { ...others, sort: known } : others) as typeof args
  }
  const { hooks } = collection
  const beforeOperation = [...(hooks.beforeOperation ?? []), keepOrder]
  return { ...collection, hooks: { ...hooks, beforeOperation } }
}

function closedCollection(collection: SanitizedCollectionConfig): SanitizedCollectionConfig {
  if (collection.slug.startsWith('payload-')) return ownRecords(collection)
  const isUsers = collection.slug === 'users'
  const isWritable = isUsers || collection.custom?.writable === true
  const open = [...READ, ...(isWritable ? WRITE : []), ...(isUsers ? AUTH : [])]
  return { ...collection, endpoints: closed(collection.endpoints, open, collection) }
}

const closedGlobal = (global: SanitizedGlobalConfig): SanitizedGlobalConfig => ({
  ...global,
  endpoints: closed(global.endpoints, GLOBAL, null),
})

const isOurs = ({ path }: Endpoint): boolean => OURS.some((start) => path.startsWith(start))

/**
 * Payload opens a dozen ways to every collection by itself. This leaves those that the panel needs
 * and bounds them; a new collection answers reads by its own rules and nothing else, and a way that
 * a later version of Payload adds is closed until it is put on a list here (AC-11).
 */
export function closeRest(config: SanitizedConfig): SanitizedConfig {
  config.collections = config.collections.map(inKnownOrder).map(closedCollection)
  config.globals = config.globals.map(closedGlobal)
  const open = config.endpoints.filter(
    (endpoint) => isOurs(endpoint) || ROOT.includes(nameOf(endpoint)),
  )
  // Next's adapter adds a painter of pictures under this name where it finds none.
  config.endpoints = [...open, { method: 'get', path: '/og', handler: () => refusal(404) }] as never
  return config
}

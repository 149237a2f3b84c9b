import type { Access, Endpoint, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

import { anyStaff, nobody } from '@/access/collection'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { countRows, overwriteRow, upsertRow } from '@/db/rows'
import { containsIndividualNumber } from '@/domain/codes/individual-number'

import { refusal } from './refusal'

/** Characters of one setting of a screen: the longest list of columns takes some hundreds. */
const LONGEST_PREFERENCE = 20_000
const MOST_PREFERENCES = 500
const KEY = /^[\w.-]{1,200}$/

const mine = ({ req }: { req: PayloadRequest }) => ({ 'user.value': { equals: req.user?.id } })

/** Only for accounts that may work: before the code nothing of one's own is kept either (AC-17). */
const owner: Access = (args) => (anyStaff(args) ? mine(args) : false)

/**
 * Who may not work yet sees no lock: an empty list, not a refusal, because the panel asks for them
 * before it can lead such a person to what is still to be done.
 */
const locks: Access = (args) => anyStaff(args) || (args.req.user ? NOTHING : false)
const NOTHING: Where = { id: { exists: false } }

const workingUser = (req: PayloadRequest): StaffUser | null => {
  const user = req.user as StaffUser | null
  return user && !holdOf(user) ? user : null
}

const forWorking = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req: PayloadRequest) => (workingUser(req) ? endpoint.handler(req) : refusal(403)),
})

/** Widths of columns and the like: everybody's own, small, and nothing that a law keeps out. */
async function keepPreference(req: PayloadRequest): Promise<Response> {
  const user = workingUser(req)
  if (!user) return refusal(403)
  const key = String(req.routeParams?.key ?? '')
  const text = (await req.text?.()) ?? ''
  if (!KEY.test(key)) return refusal(400)
  if (text.length > LONGEST_PREFERENCE) return refusal(413, '表示の設定が大きすぎます。')
  let value: unknown
  try {
    value = (JSON.parse(text) as { value?: unknown } | null)?.value
  } catch {
    return refusal(400)
  }
  // As it would be stored: a sender can write every digit as an escape.
  if (containsIndividualNumber(JSON.stringify([key, value]))) {
    return refusal(422, 'マイナンバー（個人番号）は入力できません。')
  }
  const collection = 'payload-preferences'
  const own = { and: [mine({ req }), { 'user.relationTo': { equals: 'users' } }] }
  const same = { and: [...own.and, { key: { equals: key } }] }
  const kept = await countRows(req.payload, collection, own)
  const isKnown = (await countRows(req.payload, collection, same)) > 0
  if (!isKnown && kept >= MOST_PREFERENCES) return refusal(413, '表示の設定が多すぎます。')
  const doc = await upsertRow(req, collection, same, {
    key,
    user: { relationTo: 'users', value: user.id },
    value,
  })
  return Response.json({ doc, message: '保存しました。' })
}

/** Takes over the lock of a record that one may change oneself, in one's own name only. */
async function takeLock(req: PayloadRequest): Promise<Response> {
  const user = workingUser(req)
  if (!user) return refusal(403)
  const collection = 'payload-locked-documents'
  const id = String(req.routeParams?.id ?? '')
  const lock = await findRow<Locked>(req.payload, collection, { id: { equals: id } })
  if (!lock) return refusal(404)
  if (!(await mayChange(req, lock))) return refusal(403)
  await overwriteRow(req.payload, collection, id, {
    user: { relationTo: 'users', value: user.id },
  })
  return Response.json({ doc: { id }, message: '編集を引き継ぎました。' })
}

type Locked = {
  document?: { relationTo: string; value: string }
  globalSlug?: string | null
}

async function mayChange(req: PayloadRequest, { document, globalSlug }: Locked): Promise<boolean> {
  const config = document
    ? req.payload.collections[document.relationTo as 'offices']?.config
    : req.payload.globals.config.find(({ slug }) => slug === globalSlug)
  const verdict = await config?.access.update?.({ req, id: document?.value })
  return !!verdict
}

/** Payload's own records, of which the panel needs a little: name by name, nothing else. */
export function ownRecords(collection: SanitizedCollectionConfig): SanitizedCollectionConfig {
  const pick = (wanted: string[]) =>
    (collection.endpoints || []).filter(({ method, path }) => wanted.includes(`${method} ${path}`))
  if (collection.slug === 'payload-preferences') {
    return {
      ...collection,
      access: { ...collection.access, read: owner, create: nobody, update: nobody, delete: owner },
      endpoints: [
        { method: 'post', path: '/:key', handler: keepPreference },
        ...pick(['get /:key', 'delete /:key']).map(forWorking),
      ],
    }
  }
  if (collection.slug === 'payload-locked-documents') {
    return {
      ...collection,
      access: {
        ...collection.access,
        read: locks,
        create: nobody,
        update: nobody,
        delete: owner,
      },
      endpoints: [
        { method: 'patch', path: '/:id', handler: takeLock },
        ...pick(['get /', 'delete /:id']).map(forWorking),
      ],
    }
  }
  return { ...collection, endpoints: [] }
}

import type { Endpoint } from 'payload'

import { contentDisposition } from '@/documents/file-name'
import { DomainError } from '@/lib/errors'
import { notifyCityOfStop } from '@/services/notices/notify-city'
import { invalid } from '@/services/refusals'
import { acknowledgeRule, readersOf } from '@/services/staff/rules'
import { attachFile, MAX_FILE, openFile } from '@/services/staff/site-records'
import { acknowledgeAlarm } from '@/services/system/acknowledge'

import { staffOperation } from './define'

const idOf = (params: Record<string, string>): string => params.id ?? ''

/** An alarm was seen (AU-10). */
const acknowledge = staffOperation({
  method: 'post',
  path: '/ops/checks/:id/acknowledge',
  capability: 'system.acknowledge',
  handle: async ({ ctx, params }) => {
    const { acknowledgedBy, acknowledgedAt } = await acknowledgeAlarm(ctx, idOf(params))
    return { by: acknowledgedBy ?? '', at: acknowledgedAt ?? '' }
  },
})

/** Tells the city of a planned stop, with the day on record (BK-25, NT-10). */
const notifyCity = staffOperation({
  method: 'post',
  path: '/ops/notices/:id/notify-city',
  capability: 'notices.edit',
  handle: ({ ctx, req, params }) => notifyCityOfStop(ctx, req, idOf(params)),
})

/** 読んで確認しました (AC-20). */
const readRule = staffOperation({
  method: 'post',
  path: '/ops/rules/:id/acknowledge',
  capability: 'staff',
  handle: ({ ctx, params }) => acknowledgeRule(ctx, idOf(params)),
})

const readers = staffOperation({
  method: 'get',
  path: '/ops/rules/:id/readers',
  capability: 'staff',
  handle: ({ ctx, params }) => readersOf(ctx, idOf(params)),
})

/** A month's log as a file, in a form (`file`) (AC-13). */
const attach = staffOperation({
  method: 'post',
  path: '/ops/site-records/:id/file',
  capability: 'rules.manage',
  body: 'form',
  handle: async ({ ctx, req, params }) => {
    if (Number(req.headers.get('content-length') ?? 0) > MAX_FILE + 10_000) {
      throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます（上限 2MB）。', 413)
    }
    const form = await req.formData?.().catch(() => null)
    const file = form?.get('file')
    if (!(file instanceof File)) {
      throw invalid('ファイルを選んでください。')
    }
    await attachFile(ctx, idOf(params), file)
    return { attached: true }
  },
})

const file = staffOperation({
  method: 'get',
  path: '/ops/site-records/:id/file',
  capability: 'rules.watch',
  handle: async ({ ctx, params }) => {
    const { body, type, name } = await openFile(ctx, idOf(params))
    const at = name.lastIndexOf('.')
    return new Response(body, {
      headers: {
        'cache-control': 'no-store',
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'content-disposition': contentDisposition(
          at > 0 ? name.slice(0, at) : name,
          at > 0 ? name.slice(at + 1) : 'bin',
        ),
      },
    })
  },
})

export const alarmEndpoints: Endpoint[] = [acknowledge]
export const noticeEndpoints: Endpoint[] = [notifyCity]
export const ruleEndpoints: Endpoint[] = [readRule, readers, attach, file]

import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { env } from '@/lib/env'

import { folderProblem, freeBeside } from '../../attachments/folder'
import type { ServiceContext } from '../../context'
import { takesNoMail } from '../../mail/takes-no-mail'
import { mailTransport } from '../../mail/transport'
import { unaskedEnds } from '../../system/keeper'
import { recordCheck } from '../../system/record-check'
import { alarmSettings } from '../settings'
import { statusFolder } from '../status/folder'
import { callOutside } from '../webhook'

/** A probe says what is wrong, in a sentence for the page of checks; null when nothing is. */
type Probe = (ctx: ServiceContext) => Promise<{ problem: string | null; note: string }>

const fine = (note: string) => ({ problem: null, note })
const bad = (problem: string) => ({ problem, note: '' })

const mail: Probe = async (ctx) => {
  const transport = mailTransport()
  if (!transport) return fine('メールサーバーは設定されていません。')
  try {
    await transport.verify()
  } catch {
    return bad('メールサーバーにつながりません。メールが送れません。')
  }
  return (await takesNoMail(ctx))
    ? bad(
        'メールサーバーにはつながりますが、メールを受け取りません。送信メールの最後のエラーを見て、メールサーバーの設定を確かめてください。',
      )
    : fine('メールサーバーにつながります。')
}

const web: Probe = async (ctx) => {
  if (isYoung(ctx, 60_000)) return fine('起動したばかりです。')
  const { webCheckUrl } = await alarmSettings(ctx.payload)
  const url = webCheckUrl || `${env.PUBLIC_URL.replace(/\/+$/, '')}/readyz`
  // Once more before anybody is woken.
  for (let tries = 0; ; tries++) {
    try {
      await callOutside(url, { method: 'GET', mayBeInside: true })
      return fine('予約サイトが開きます。')
    } catch {
      if (tries > 0) return bad('予約サイトが開きません。')
    }
  }
}

/** Runs of frequent work end within minutes; when none has, the runner stands still. */
const JOBS_SILENT_MS = 10 * 60_000

/** After a start the door opens last, and the first runs are still to end: that is no fault. */
const isYoung = (ctx: ServiceContext, ms: number): boolean =>
  ctx.now().getTime() - (Date.now() - process.uptime() * 1000) < ms

const jobs: Probe = async (ctx) => {
  if (isYoung(ctx, JOBS_SILENT_MS)) return fine('起動したばかりです。')
  const [last] = await findRows<Stored<'job-runs'>>(
    ctx.payload,
    'job-runs',
    { status: { equals: 'done' } },
    { sort: '-finishedAt', limit: 1 },
  )
  const age = ctx.now().getTime() - new Date(last?.finishedAt || ctx.now()).getTime()
  return age > JOBS_SILENT_MS
    ? bad('自動処理が10分以上終わっていません。')
    : fine('自動処理は動いています。')
}

const backups: Probe = async (ctx) => {
  const { backupPath, backupMaxHours } = await alarmSettings(ctx.payload)
  if (!backupPath) return fine('バックアップの置き場所は設定されていません。')
  try {
    const names = await readdir(backupPath)
    const times = await Promise.all(
      names.map(async (name) => (await stat(join(backupPath, name))).mtimeMs),
    )
    const hours = (ctx.now().getTime() - Math.max(0, ...times)) / 3_600_000
    return hours > (backupMaxHours ?? 26)
      ? bad('新しいバックアップがありません。')
      : fine('バックアップは新しいものがあります。')
  } catch {
    return bad('バックアップの置き場所を読めません。')
  }
}

const disk: Probe = async (ctx) => {
  const { diskMinPercent } = await alarmSettings(ctx.payload)
  const { bavail, blocks } = await statfs(statusFolder())
  const free = Math.floor((bavail / Math.max(1, blocks)) * 100)
  return free < (diskMinPercent ?? 10)
    ? bad(`ディスクの空きが少なくなっています（残り${free}%）。`)
    : fine('ディスクの空きは足りています。')
}

/** Where files beside records lie: the right folder, written to, with room of its own. */
const files: Probe = async (ctx) => {
  const problem = await folderProblem(ctx.payload)
  if (problem) return bad(problem)
  const { diskMinPercent } = await alarmSettings(ctx.payload)
  const free = await freeBeside(statusFolder())
  return free !== null && free < (diskMinPercent ?? 10)
    ? bad(`添付ファイルを保存するディスクの空きが少なくなっています（残り${free}%）。`)
    : fine('添付ファイルを保存できます。')
}

/** One end may be chance; a program that goes on ending is broken. */
const MANY_ENDS = 3

const workers: Probe = (ctx) => {
  const ends = unaskedEnds(ctx.now())
  return Promise.resolve(
    ends < MANY_ENDS
      ? fine('サーバーのプロセスは動いています。')
      : bad(`サーバーのプロセスが10分の間に${ends}回止まりました。記録を確かめてください。`),
  )
}

const PROBES: Record<string, { name: string; probe: Probe }> = {
  'health-web': { name: '予約サイト', probe: web },
  'health-mail': { name: 'メールサーバー', probe: mail },
  'health-jobs': { name: '自動処理', probe: jobs },
  'health-workers': { name: 'サーバーのプロセス', probe: workers },
  'health-backups': { name: 'バックアップ', probe: backups },
  'health-disk': { name: 'ディスクの空き', probe: disk },
  'health-files': { name: '添付ファイルの保存場所', probe: files },
}

/** What people call these checks. */
export const HEALTH_CHECKS: Record<string, string> = {
  ...Object.fromEntries(Object.entries(PROBES).map(([key, { name }]) => [key, name])),
  'health-database': 'データベース',
}

/**
 * Looks after what the product stands on; what fails becomes an alert and an incident (IN-15). The
 * database itself is watched from outside of it (`outage.ts`). @returns how many failed
 */
export async function checkHealth(ctx: ServiceContext, only?: readonly string[]): Promise<number> {
  const names = Object.keys(PROBES).filter((name) => !only || only.includes(name))
  const found = await Promise.all(
    names.map(async (name) => {
      const { problem, note } = await PROBES[name]!.probe(ctx)
      await recordCheck(ctx.payload, {
        name,
        at: ctx.now().toISOString(),
        ok: problem ? 'no' : 'yes',
        summary: problem ?? note,
      })
      return problem
    }),
  )
  return found.filter(Boolean).length
}

import { statfs } from 'node:fs/promises'

import type { Payload } from 'payload'
import client from 'prom-client'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { hasSlotMarks } from '@/db/slot-marks'
import { processWide } from '@/lib/process-wide'

import { keeperOf } from '../admission/here'
import type { Keeper } from '../admission/keeper'
import { statusFolder } from '../alarms/status/folder'
import { clockOf } from '../context'

type Reading = { name: string; help: string; read: (payload: Payload) => Promise<number> | number }

/** Read when somebody asks; of several processes the worst counts, because all read the same. */
const READINGS: Reading[] = [
  {
    name: 'madoguchi_slot_marks',
    help: '1 while the database tells of changed slots, 0 while each look reads them',
    read: (payload) => Number(hasSlotMarks(payload)),
  },
  {
    name: 'madoguchi_mails_waiting',
    help: 'Mails that are not sent yet',
    read: (payload) => countRows(payload, 'mails', { status: { equals: 'queued' } }),
  },
  {
    name: 'madoguchi_job_age_seconds',
    help: 'Since a job ended last',
    read: async (payload) => {
      const [last] = await findRows<{ finishedAt?: string | null }>(
        payload,
        'job-runs',
        { status: { equals: 'done' } },
        { sort: '-finishedAt', limit: 1 },
      )
      const at = last?.finishedAt ? new Date(last.finishedAt).getTime() : NaN
      return (clockOf(payload)().getTime() - at) / 1000
    },
  },
  {
    name: 'madoguchi_disk_free_ratio',
    help: 'Free share of the disk of the status folder',
    read: async () => {
      const { bavail, blocks } = await statfs(statusFolder())
      return bavail / Math.max(1, blocks)
    },
  },
]

/** The admission queue, as this process sees it. */
const OF_ADMISSION: Record<string, [keyof ReturnType<Keeper['figures']>, string]> = {
  open: ['open', '1 while people wait for their turn'],
  waiting: ['waiting', 'People who wait'],
  called: ['called', 'Places called since the opening'],
  rate: ['rate', 'People let in a second'],
  share: ['share', 'Share of those called who come'],
  forged: ['forged', 'Tickets that are not of ours'],
  foreign: ['foreign', 'Tickets of another opening'],
  future: ['future', 'Tickets that were not given out'],
  over: ['over', 'Tickets that had run out'],
  delay_ms: ['delay', '95th percentile of the delay of the loop in the last second'],
  commit_ms: ['commit', '95th percentile of the writes of a booking in the last ten seconds'],
  under_way: ['underWay', 'Answers that are being made'],
}

for (const [name, [figure, help]] of Object.entries(OF_ADMISSION))
  READINGS.push({
    name: `madoguchi_admission_${name}`,
    help,
    read: (payload) => keeperOf(payload).figures()[figure],
  })

/** Adds what only the product knows to the figures of this process. */
export function registerReadings(payload: Payload): void {
  const home = processWide('readings', () => ({ payload: null as Payload | null }))
  const isFirst = home.payload === null
  home.payload = payload
  if (!isFirst) return
  for (const { name, help, read } of READINGS)
    new client.Gauge({
      name,
      help,
      aggregator: 'max',
      async collect() {
        // What cannot be read at this moment is no number.
        this.set(await Promise.resolve(read(home.payload!)).catch(() => NaN))
      },
    })
}

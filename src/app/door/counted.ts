import client from 'prom-client'

import { processWide } from '@/lib/process-wide'

/** How an answer came about: at hand, made for all, made for one, or left to Next. */
export type Way = 'kept' | 'shared' | 'own' | 'next'

const made = () =>
  processWide('door-metrics', () => ({
    answers: new client.Counter({
      name: 'madoguchi_answers_total',
      help: 'Answers to citizens and staff, by the way in which they came about',
      labelNames: ['way', 'status'],
    }),
    seconds: new client.Histogram({
      name: 'madoguchi_answer_seconds',
      help: 'Time to an answer that was not at hand',
      labelNames: ['way'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    }),
  }))

/** Counts an answer. @param since `performance.now()` when the request came; nothing: it was at hand */
export function countAnswer(way: Way, status: number, since?: number): void {
  const { answers, seconds } = made()
  answers.inc({ way, status: `${Math.floor(status / 100)}xx` })
  if (since !== undefined) seconds.observe({ way }, (performance.now() - since) / 1000)
}

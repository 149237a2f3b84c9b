import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('../../helpers/siblings-main.ts', import.meta.url))

let port = 0
let main: ReturnType<typeof spawn>

beforeEach(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  server.close()
  await once(server, 'close')
  main = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, PORT: `${port}`, BURST_LIMIT: '' },
  })
  await once(main.stdout!, 'data')
})
afterEach(async () => {
  const ended = once(main, 'exit')
  main.kill('SIGKILL')
  await ended
})

/** Who answered, and what. Connections go to the processes in turn. */
async function tell(path: string): Promise<[who: string, what: string]> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  return (await answer.text()).split(' ') as [string, string]
}

it('one allowance holds for all processes, and who spends it in one of them has none in another', async () => {
  const answers: string[] = []
  while (answers.at(-1) !== 'false') answers.push((await tell('/spend'))[1])
  // What a process has spent and not told yet is a twentieth at most.
  expect(answers.length).toBeGreaterThan(100)
  expect(answers.length).toBeLessThanOrEqual(112)
})

it('a change of settings in one process is known to the other one at once', async () => {
  const [who] = await tell('/change')
  for (;;) {
    const [other, version] = await tell('/version')
    if (other === who) continue
    if (version === '1') break
  }
})

it('a process that ends unasked is told to the others, also to the one that comes in its place', async () => {
  await tell('/die').catch(() => undefined)
  const told = new Set<string>()
  while (told.size < 2) {
    const [who, ends] = await tell('/ends')
    if (ends === '1') told.add(who)
  }
})

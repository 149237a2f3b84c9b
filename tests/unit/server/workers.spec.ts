import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('../../helpers/workers-main.mjs', import.meta.url))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

it('answers from several processes, replaces one that dies, and ends with all of them', async () => {
  const port = await freePort()
  const main = spawn(process.execPath, [MAIN], { env: { ...process.env, PORT: String(port) } })
  const ended = once(main, 'exit')
  await once(main.stdout, 'data')
  const ask = () =>
    // A connection that was just passed to a process as it died gets no answer.
    fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) }).then(
      (answer) => answer.text(),
      () => '',
    )
  /** Asks until so many different processes that are not `gone` have answered. */
  const answering = async (count: number, gone: Set<string> = new Set()) => {
    const pids = new Set<string>()
    while (pids.size < count) {
      const pid = await ask()
      if (pid && !gone.has(pid)) pids.add(pid)
      else await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return pids
  }
  const before = await answering(2)
  for (const pid of before) process.kill(Number(pid), 'SIGKILL')
  // Both have died; two others are there, and no request was needed to call them.
  await answering(2, before)
  main.kill('SIGTERM')
  await ended
  expect(await ask()).toBe('')
})

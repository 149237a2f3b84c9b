import { spawn } from 'node:child_process'

/** The built product on the world's database; `npm run bench` has built it and chosen the port. */
export async function serve() {
  const port = process.env.LOAD_PORT ?? '3199'
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['src/server/start.mjs'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: url,
      TRUSTED_PROXIES: '1',
      // Figures are those of one process, beside a bare server that is one, too.
      WEB_WORKERS: '0',
    },
    stdio: 'ignore',
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${url}/api/public/services`).catch(() => null)
    if (answer?.ok) return { url, pid: child.pid!, stop }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await stop()
  throw new Error('the product did not start')
}

export type Ask = { url: string; headers?: Record<string, string>; method?: string; body?: string }
export type Task =
  | { kind: 'rate'; ask: Ask; connections: number; seconds: number }
  | { kind: 'visitors'; asks: Ask[]; visitors: number; pauseMs: number; seconds: number }
  | { kind: 'steady'; asks: Ask[]; perSecond: number }
export type Figures = {
  perSecond: number
  p50: number
  p95: number
  answers: Record<string, number>
  bytes: number
}

/** Load made by a process of its own (`surge-load.mjs`), so that it waits for nothing of ours. */
export async function load(task: Task): Promise<Figures> {
  const child = spawn(process.execPath, ['bench/surge-load.mjs'], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(task))
  let text = ''
  for await (const piece of child.stdout) text += String(piece)
  return JSON.parse(text) as Figures
}

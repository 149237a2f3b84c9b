import { connect, createServer, type Socket } from 'node:net'

/**
 * A way to a MongoDB that can die without a word, as behind a firewall that forgets: what is connected
 * stays so, and nothing comes through any more. What connects afterwards is led through.
 */
export async function openSilentWay(uri: string) {
  const to = new URL(uri)
  const pairs = new Set<[Socket, Socket]>()
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    pairs.add([near, far])
    near.on('data', (bytes) => void far.write(bytes))
    far.on('data', (bytes) => void near.write(bytes))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    // Connections that are idle are opened anew, and nobody asks beside them whether the server is there.
    url: `mongodb://127.0.0.1:${port}${to.pathname}?directConnection=true&serverMonitoringMode=poll&heartbeatFrequencyMS=3600000&maxIdleTimeMS=1`,
    fallSilent: () => {
      for (const pair of pairs) for (const socket of pair) socket.removeAllListeners('data').pause()
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const pair of pairs) for (const socket of pair) socket.destroy()
      }),
  }
}

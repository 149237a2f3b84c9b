import { once } from 'node:events'
import { connect } from 'node:net'

/** Sends bytes as they stand and reads until the other side ends the connection, or `until` is in it. */
export async function sendRaw(
  port: number,
  text: string | string[],
  until?: string,
): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (piece) => {
      answer += piece.toString('utf8')
      if (until && answer.includes(until)) resolve()
    })
    socket.on('close', () => resolve())
    // A cut connection is an end as well.
    socket.on('error', () => resolve())
  })
  for (const piece of typeof text === 'string' ? [text] : text) socket.write(piece)
  await ended
  socket.destroy()
  return answer
}

export const statusOf = (answer: string): number =>
  Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

export const headerOf = (answer: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)\r$`, 'im').exec(answer.split('\r\n\r\n')[0] + '\r')?.[1]

import { createServer } from 'node:net'

import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { to: string; mail: Email; raw: string; encrypted: boolean }

export type TestMailServer = {
  url: string
  received: ReceivedMail[]
  /** Set to make the server answer so, to one address or to all; `null` takes mail again. */
  refuse: { at: 'MAIL' | 'RCPT' | 'DATA'; code: number; text: string; to?: string } | null
  /** Mails to one address, oldest first. */
  to: (address: string) => ReceivedMail[]
  /** Stops taking connections; `open` brings the same port back. */
  close: () => Promise<void>
  open: () => Promise<void>
}

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    text: string,
  ) {
    super(text)
  }
}

/**
 * A real mail server inside the test's process; `SMTP_URL` points to it. With `tls` it takes STARTTLS,
 * under a certificate that nobody has signed.
 */
export async function openMailServer({ tls = false } = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = []
  let port = 0
  let server: SMTPServer
  const state: TestMailServer = {
    url: '',
    received,
    refuse: null,
    to: (address) => received.filter((one) => one.to === address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
    open: () =>
      new Promise((resolve, reject) => {
        server = create()
        server.on('error', reject)
        server.listen(port, '127.0.0.1', () => {
          const address = server.server.address()
          port = typeof address === 'object' && address ? address.port : port
          state.url = `smtp://127.0.0.1:${port}`
          process.env.SMTP_URL = state.url
          resolve()
        })
      }),
  }
  const create = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: tls ? ['AUTH'] : ['STARTTLS', 'AUTH'],
      closeTimeout: 200,
      logger: false,
      onMailFrom: (_address, _session, callback) => {
        const { refuse } = state
        callback(refuse?.at === 'MAIL' ? new Refusal(refuse.code, refuse.text) : null)
      },
      onRcptTo: ({ address }, _session, callback) => {
        const { refuse } = state
        const isMeant = refuse?.at === 'RCPT' && (refuse.to ?? address) === address
        callback(isMeant ? new Refusal(refuse.code, refuse.text) : null)
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          if (state.refuse?.at === 'DATA') {
            callback(new Refusal(state.refuse.code, state.refuse.text))
            return
          }
          const raw = Buffer.concat(chunks).toString('utf8')
          PostalMime.parse(raw).then((mail) => {
            for (const { address } of session.envelope.rcptTo)
              received.push({ to: address, mail, raw, encrypted: session.secure })
            callback()
          }, callback)
        })
      },
    })
  await state.open()
  return state
}

/** A port that takes each connection and ends it at once, as a load balancer does whose server is away. */
export async function openSlammedDoor(url: string): Promise<() => Promise<void>> {
  const door = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => door.listen(Number(new URL(url).port), '127.0.0.1', resolve))
  return () => new Promise((resolve) => door.close(() => resolve()))
}

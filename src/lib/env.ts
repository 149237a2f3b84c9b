import { z } from 'zod'

const schema = z.object({
  NODE_ENV: z.string().default('development'),
  PAYLOAD_SECRET: z.string().default(''),
  /** Key for personal fields at rest. Kept outside the database (AC-18). Falls back to PAYLOAD_SECRET. */
  DATA_KEY: z.string().default(''),
  /** The key before `DATA_KEY`, until `npm run rekey` has brought all values over. */
  DATA_KEY_OLD: z.string().default(''),
  DATABASE_URI: z.string().default(''),
  /** `off` only where the way to the database is encrypted by other means (AC-10). */
  DATABASE_TLS: z.enum(['on', 'off']).default('on'),
  SQLITE_PATH: z.string().default('data/app.db'),
  PUBLIC_URL: z.string().default('http://localhost:3000'),
  SMTP_URL: z.string().default(''),
  /** `off` only where the way to the mail server is encrypted by other means (AC-10). */
  MAIL_TLS: z.enum(['on', 'off']).default('on'),
  MAIL_FROM: z.string().default('madoguchi@localhost.example'),
  /** How many proxies in front of us add to X-Forwarded-For. 0 = none: the header is not trusted. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Comma-separated addresses or CIDR ranges from which the panel may be reached (AC-03). Empty = no limit. */
  PANEL_ALLOW_LIST: z.string().default(''),
  /** Login of the first administrator, made at the start while there is no account (AC-01). */
  ADMIN_USERNAME: z.string().default(''),
  ADMIN_PASSWORD: z.string().default(''),
  /**
   * On SQLite the writes of a booking are one. `in-steps`: each by itself, in the order that MongoDB has
   * them in; for the tests of that order.
   */
  BOOKING_WRITES: z.enum(['at-once', 'in-steps']).default('at-once'),
  /** `off` when a separate worker process runs the jobs. */
  JOBS: z.enum(['on', 'off']).default('on'),
  /** `off` at an internet booking site that stands apart from card management (AC-08). */
  CARD_MODULE: z.enum(['on', 'off']).default('on'),
  /** File outside the database to which each signed end of the log is added (AU-05). Empty = none. */
  AUDIT_WITNESS_PATH: z.string().default(''),
  /** Folder of the status page and of what is kept while the database is away (IN-03, IN-15). */
  STATUS_DIR: z.string().default('data/status'),
  /** Folder of the files beside records, encrypted; shared by all servers of one city. */
  FILES_DIR: z.string().default('data/files'),
  DEMO: z.string().default(''),
  /** Comma-separated font files for characters that Noto Sans JP has not, tried in order. */
  PRINT_FONTS: z.string().default(''),
})

export type Env = z.infer<typeof schema>

/** Names of all variables, for the deployment guide to be held to. */
export const ENV_NAMES = Object.keys(schema.shape)

const MIN_SECRET_LENGTH = 32

/** Why the product does not open; the code is told by `/readyz`, the text by the log of the start. */
export class StartProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'StartProblem'
  }
}

/**
 * Reads the environment once. Refuses to go on in production without a real secret, so that a city
 * can never be opened with a guessable key.
 * @throws Error that names the missing variable and says what to do
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const env = schema.parse(source)
  const isBuild = source.NEXT_PHASE === 'phase-production-build'
  if (env.NODE_ENV === 'production' && !isBuild && env.PAYLOAD_SECRET.length < MIN_SECRET_LENGTH) {
    throw new StartProblem(
      'PAYLOAD_SECRET_MISSING',
      `PAYLOAD_SECRET が設定されていないか短すぎます（${MIN_SECRET_LENGTH}文字以上）。環境変数に設定してから起動してください。\nPAYLOAD_SECRET is missing or too short (at least ${MIN_SECRET_LENGTH} characters). Set it and start again.`,
    )
  }
  if (env.NODE_ENV === 'production' && !isBuild && !isDatabaseEncrypted(env)) {
    throw new StartProblem(
      'DATABASE_NOT_ENCRYPTED',
      'データベースへの通信が暗号化されていません。DATABASE_URI に tls=true を付けてください。別の方法で暗号化しているときは、DATABASE_TLS=off を設定してください。\nThe way to the database is not encrypted. Add tls=true to DATABASE_URI, or set DATABASE_TLS=off where other means encrypt it.',
    )
  }
  if (env.NODE_ENV === 'production' && !isBuild && env.DEMO !== '' && !isHere(env.PUBLIC_URL)) {
    throw new StartProblem(
      'DEMO_IN_PRODUCTION',
      `DEMO は、この機械の中だけで試すときのものです。市民に開くところ（PUBLIC_URL=${env.PUBLIC_URL}）では使えません。環境変数 DEMO を外してください。\nDEMO is for trying out on this machine alone and does not open under ${env.PUBLIC_URL}. Remove DEMO.`,
    )
  }
  return {
    ...env,
    PAYLOAD_SECRET: env.PAYLOAD_SECRET || 'development-only-secret-not-for-production',
  }
}

/** An address that only this machine itself can open. */
export function isHere(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
}

/** Nothing leaves the machine, or it leaves encrypted (AC-10). */
function isDatabaseEncrypted({ DATABASE_URI: uri, DATABASE_TLS }: Env): boolean {
  if (uri === '' || DATABASE_TLS === 'off' || uri.startsWith('mongodb+srv:')) return true
  const hosts = /^mongodb:\/\/(?:[^@/]*@)?([^/?]*)/.exec(uri)?.[1]?.split(',') ?? []
  return hosts.every((host) => isHere(`http://${host}`)) || /[?&](tls|ssl)=true/.test(uri)
}

export const env = readEnv()

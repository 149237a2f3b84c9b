import type { Endpoint } from 'payload'

const closed = (path: `/${string}`): Endpoint => ({
  path,
  method: 'post',
  handler: () =>
    Response.json(
      {
        errors: [
          { message: 'この方法では行えません。アカウントとパスワードは管理者が発行します。' },
        ],
      },
      { status: 403 },
    ),
})

/**
 * Ways in that Payload opens by itself and that this product does not have: making oneself the first
 * administrator, and a new password by mail, which would also sign the caller in (AC-01). Ours are
 * found before the built-in ones.
 */
export const closedAuthEndpoints: Endpoint[] = [
  closed('/first-register'),
  closed('/forgot-password'),
  closed('/reset-password'),
]

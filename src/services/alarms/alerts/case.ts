import { inShort, titleOf } from '@/domain/text/in-short'
import { tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

/**
 * Something of which people are told again and again until one of them answers (IN-02). Once it is
 * resolved its key is free for the next time.
 */
export const alertCase = defineCase({
  slug: 'alerts',
  label: '通報',
  name: ({ raisedAt, id }) => `${raisedAt.slice(0, 10)} ${id.slice(-6)}`,
  title: ({ raisedAt, title }) => titleOf(tokyoDateOf(new Date(raisedAt)), inShort(title)),
  read: 'alarms.read',
  scope: null,
  key: 'alertKey',
  start: 'open',
  states: {
    open: { label: '通知中', turn: 'alarms.acknowledge' },
    acknowledged: { label: '確認済み', turn: 'alarms.acknowledge' },
    resolved: { label: '解消', final: true },
  },
  moves: {
    acknowledge: {
      label: '確認しました（通知を止める）',
      from: ['open'],
      to: 'acknowledged',
      by: 'alarms.acknowledge',
      main: true,
      many: true,
      bar: ({ awaited }, { actor }) =>
        namesIn(awaited).some((name) => !isOf(actor, name))
          ? 'この通報は、知らせた人全員の確認が必要です。「自分は確認した」を押してください。'
          : null,
      set: (_, { actor, at }) => ({ acknowledgedAt: at, acknowledgedBy: actor.name }),
    },
    /** 業務責任者 → 全体管理責任者, by the timer or by hand (IN-14). */
    takeOver: {
      label: '全体管理責任者が引き継ぐ',
      from: ['open'],
      to: null,
      by: 'alarms.acknowledge',
      // Those who take over hear of it at once.
      set: (_, { at }) => ({ takenOverAt: at, nextAt: at }),
    },
    /**
     * Whoever answers so is told no more; the others are, until all have (`policies`). The last of
     * them acknowledges: of these two moves the row itself lets one through, so that an alert for
     * which nobody is left to answer never stays open.
     */
    answer: {
      label: '自分は確認した（ほかの人へは続けて知らせる）',
      from: ['open'],
      to: null,
      by: 'alarms.acknowledge',
      bar: ({ awaited }, { actor }) =>
        namesIn(awaited).length > 0 && namesIn(awaited).every((name) => isOf(actor, name))
          ? 'ほかに確認を待つ人はいません。「確認しました（通知を止める）」を押してください。'
          : null,
      set: (_, { actor }, { awaited, answered }) => ({
        awaited: namesIn(awaited).filter((name) => !isOf(actor, name)),
        answered: [...new Set([...namesIn(answered), nameOf(actor)])],
      }),
    },
    resolve: {
      label: '解消した',
      from: ['open', 'acknowledged'],
      to: 'resolved',
      by: 'alarms.acknowledge',
      many: true,
      asks: [{ name: 'note', label: '対応の内容', kind: 'lines' }],
      set: ({ note }, { at }, { topic, id }) => ({
        resolvedAt: at,
        alertKey: `${topic}|${id}`,
        ...(note ? { result: note } : {}),
      }),
    },
  },
})

/** How the ledger calls whoever answers: an account, or a contact without one. */
export const nameOf = ({ id }: { id: string }): string => (id.includes(':') ? id : `user:${id}`)
const isOf = (actor: { id: string }, name: string): boolean => nameOf(actor) === name

/** A stored list of names. */
export const namesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

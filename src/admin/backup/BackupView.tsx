import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { backupScreen } from '@/services/backup/screen'

import { screenPage } from '../frame/screen-page'

import { Run } from './Run'
import { Backups, Drills, Standing } from './Tables'

/** /admin/backups: where backups lie, how old they are, and whether they can be restored (AV-06, AV-08). */
export const BackupView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/backups',
      lead: 'バックアップの保存先、新しさ、大きさと、復元訓練の結果です。決めた時刻に自動で取ります。',
    },
    async (ctx) => {
      const screen = await backupScreen(ctx)
      return (
        <>
          <Standing screen={screen} now={ctx.now()} />
          {screen.places.length > 0 && screen.hasKey && can(ctx.user, 'backups.run') ? (
            <Run hasBackup={screen.last !== null} />
          ) : null}
          <Backups rows={screen.backups} />
          <Drills rows={screen.drills} />
        </>
      )
    },
  )

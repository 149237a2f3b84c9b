import { allow } from '@/access/collection'
import { ROLE_OPTIONS } from '@/access/roles'
import {
  CAREER_PAPER_OPTIONS,
  EMPLOYMENT_OPTIONS,
  EXPERIENCE_OPTIONS,
  LATE_NOTICE_OPTIONS,
  PLEDGE_OPTIONS,
} from '@/domain/people/vocabulary'
import { DONE_ON } from '@/domain/people/requirement'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { presetKey } from '@/fields/preset-key'
import { officesField, relationField } from '@/fields/relations'
import { dropCareerApproval, guardCareerApproval, guardOwnRecords } from '@/hooks/career-approval'
import { notAhead } from '@/hooks/not-ahead'
import { guardAccountLink, guardOneAccount } from '@/hooks/one-account'

import { defineCollection, GROUP } from '../define'

const group = GROUP.people

/** 業務上の役割: what the city's contract asks of whoever does a part of the work (ST-02 … ST-08). */
export const WorkRoles = defineCollection({
  slug: 'work-roles',
  label: '業務上の役割',
  group,
  lockDocuments: false,
  read: 'people.read',
  write: 'people.rules',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'minimum', 'employments', 'careerPaper', 'noticeDays', 'active'],
    description:
      '従事者がこの役割を始める前に必要なものを、ここで決めます。変えると、まだ始まっていない割当てからすぐに使われます。',
  },
  defaultSort: 'order',
  fields: [
    {
      type: 'row',
      fields: [
        text('title', '役割', { required: true, description: '例: 運営責任者' }),
        integer('minimum', '必要な人数', {
          defaultValue: 0,
          min: 0,
          max: 999,
          description: 'いつも、これだけの人が従事していること。',
        }),
        integer('order', '並び順', { defaultValue: 10 }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    officesField({
      label: '必要な人数を数える場所',
      description: '選ぶと、その場所ごとに数えます。空なら全体で数えます。',
    }),
    {
      type: 'row',
      fields: [
        checkbox('isLead', '責任者（業務体制表の上に載せる）'),
        checkbox('isTrainer', '研修の講師になれる'),
        checkbox('needsContact', '連絡先（所属・電話・メール）の登録が必要'),
        checkbox('needsPcSkill', 'パソコンの基本操作の確認が必要'),
        checkbox('reportsChange', '交代を市へ報告する'),
        checkbox('needsBadge', '名札・目印の発行が必要'),
        checkbox('needsPenalty', '罰則を読んだ確認が必要', {
          description: '「規程・遵守事項」の罰則を、自分のアカウントか署名で確認します。',
        }),
      ],
    },
    integer('contactDays', '連絡先を確かめる間隔（日）', {
      min: 1,
      max: 366,
      description: 'これより前に確かめた連絡先は、名簿で知らせます。空なら知らせません。',
    }),
    select('employments', '雇用形態の条件', EMPLOYMENT_OPTIONS, {
      hasMany: true,
      description: '空なら、どの雇用形態でもよい。',
    }),
    {
      name: 'experience',
      type: 'array',
      label: '経験の条件',
      labels: { singular: '条件', plural: '経験の条件' },
      fields: [
        {
          type: 'row',
          fields: [
            select('kind', '経験', EXPERIENCE_OPTIONS, { required: true }),
            integer('months', '月数', {
              required: true,
              min: 1,
              max: 600,
              description: '1年以上なら12。',
            }),
          ],
        },
      ],
    },
    {
      type: 'row',
      fields: [
        select('careerPaper', '経歴証明書・業務履歴', CAREER_PAPER_OPTIONS, {
          required: true,
          defaultValue: 'none',
        }),
        select('pledge', '誓約書', PLEDGE_OPTIONS, { required: true, defaultValue: 'single' }),
        checkbox('pledgeAfterTraining', '守秘義務の研修の後に署名する', {
          description: '「必要な研修」のうち種類が守秘義務のものを修了する前の署名は、数えません。',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('noticeDays', '市への届出（開始の何日前まで）', {
          min: 0,
          max: 90,
          description: '空か0なら届出は要りません。',
        }),
        select('lateNotice', '届出が遅れたとき', LATE_NOTICE_OPTIONS, {
          required: true,
          defaultValue: 'block',
        }),
      ],
    },
    relationField('courses', 'courses', '必要な研修', { hasMany: true }),
    select('accountRoles', 'この役割で使うアカウントの役割', ROLE_OPTIONS, {
      hasMany: true,
      description:
        'ここにある役割の受託者のアカウントは、従事中の人だけが使えます。どの役割にもないアカウントの役割は、名簿の人とつなぐまで確かめられません。',
    }),
    presetKey(),
  ],
})

/** 従事者: who works for the contract, whatever part of the work they do (ST-01, ST-11). */
export const Workers = defineCollection({
  slug: 'workers',
  label: '従事者',
  group,
  lockDocuments: false,
  read: 'people.read',
  write: 'people.edit',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'company', 'employment', 'languages', 'phone', 'contactCheckedOn'],
    listSearchableFields: ['name', 'kana', 'company'],
    description: '人の記録です。いつ、どこで、どの役割で働くかは「業務の割当て」に登録します。',
  },
  defaultSort: 'kana',
  access: { update: allow('people.workers') },
  hooks: {
    beforeChange: [
      notAhead(DONE_ON),
      ...[guardCareerApproval, dropCareerApproval, guardOwnRecords],
      ...[guardAccountLink, guardOneAccount],
    ],
  },
  // Account, pledges and approval are one person's.
  disableDuplicate: true,
  fields: [
    {
      type: 'row',
      fields: [
        text('name', '氏名', { required: true }),
        text('kana', 'フリガナ', { required: true, index: true }),
        text('company', '所属（会社・部署）'),
        select('employment', '雇用形態', EMPLOYMENT_OPTIONS, { required: true }),
      ],
    },
    text('consentNumber', '再委託の承諾番号', {
      description: '再委託先の従業員は、市の承諾の番号を入れます。',
      condition: ({ employment }) => employment === 'subcontract',
    }),
    relationField('users', 'account', 'アカウント', {
      description:
        '割当ての開始日と終了日が、アカウントの使用期間になります。つなぐと、従事を始めるまで使えません。1つのアカウントは1人だけのものです。つなぐのは、アカウントを管理する統括責任者です。',
    }),
    {
      type: 'row',
      fields: [
        text('phone', '電話番号（業務用）'),
        text('mail', 'メールアドレス（業務用）'),
        civilDate('contactCheckedOn', '連絡先を確かめた日'),
      ],
    },
    {
      type: 'row',
      fields: [
        text('languages', '使える言語', { description: '例: 英語（日常会話）、中国語' }),
        text('skills', '技能・資格', { description: '例: 電話応対技能検定2級' }),
        civilDate('pcSkillOn', 'パソコンの基本操作を確かめた日'),
      ],
    },
    {
      name: 'experience',
      type: 'array',
      label: '経験',
      labels: { singular: '経験', plural: '経験' },
      fields: [
        {
          type: 'row',
          fields: [
            select('kind', '種類', EXPERIENCE_OPTIONS, { required: true }),
            civilDate('from', 'から', { required: true }),
            civilDate('to', 'まで', { description: '空なら続いています。' }),
            text('what', '業務'),
          ],
        },
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('careerSubmittedOn', '経歴証明書・業務履歴を出した日'),
        civilDate('careerApprovedOn', '市が経歴証明書を承認した日', {
          description:
            '市管理者だけが記録できます。受託者が氏名・経験・提出した日を変えると、承認は外れます。',
        }),
        text('careerLocation', '原本の場所'),
      ],
    },
    {
      name: 'pledges',
      type: 'array',
      label: '誓約書',
      labels: { singular: '誓約書', plural: '誓約書' },
      fields: [
        {
          type: 'row',
          fields: [
            integer('version', '文面の版', {
              required: true,
              min: 1,
              description: '「規程・遵守事項」の誓約書の版。',
            }),
            civilDate('signedOn', '署名した日', { required: true }),
            text('coSignedBy', '会社の署名者（連署のとき）'),
          ],
        },
      ],
    },
    civilDate('penaltyReadOn', '罰則の説明を読んで署名した日', {
      description: '自分のアカウントで「読んで確認しました」を押した人は、空のままで構いません。',
    }),
    textarea('note', 'メモ'),
    // The account, as long as it is this person's: the database holds that it is nobody else's.
    text('accountKey', 'accountKey', { hidden: true, unique: true }),
    presetKey(),
  ],
})

import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { LinkNode } from '@payloadcms/richtext-lexical/lexical/link'
import { ListItemNode, ListNode } from '@payloadcms/richtext-lexical/lexical/list'
import { HeadingNode } from '@payloadcms/richtext-lexical/lexical/rich-text'

/** What a text of FAQ or manual is made of in the editor. */
export const RICH_NODES = [
  ...[HeadingNode, LinkNode, ListItemNode, ListNode],
  ...[TableCellNode, TableNode, TableRowNode],
] as const

import { grouped } from '../grammar/alike.js';
import { inChinese } from '../grammar/chinese.js';
import { printed } from './demos/terminal.js';
import type { TermWords } from '../words/terms.js';

export const terms: TermWords = {
  language: 'zh',
  figures: {
    about: (power, words) => `约 ${power}${words === '' ? '' : `，即 ${words}`}`,
    words: (digits, exponent) => inChinese(digits, exponent) ?? '',
  },
  roles: {
    buyer: '买家',
    seller: '售票员',
    board: '看板',
    main: '主进程',
    manager: '管理进程',
    helper: '帮手',
    child: '子进程',
    process: '进程',
    office: '售票处',
    producer: '生产者',
    consumer: '消费者',
    writer: '写者',
    reader: '读者',
  },
  title: (demo, act) => `${demo}：${act}`,
  milliseconds: (count) => `${grouped(count)} 毫秒`,
  data: (text) => printed(text.replace(/^bought$/, '“买到票”').replace(/^sold-out$/, '“已售罄”')),
  quoted: (text) => `“${text}”`,
  listed: (items) => items.join('、'),
  severalThings: '多项共享内容',
  clauses: (parts) => parts.join('；'),
  between: '',
};

import { tell } from './story.ts';

tell({ screen: 'desktop', language: 'zh-CN', dark: false });

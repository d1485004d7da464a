import { tell } from './story.ts';

tell({ screen: 'phone', language: 'en', dark: true });

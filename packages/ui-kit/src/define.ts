import './define/account.ts';
import './define/consent.ts';
import './define/dataset.ts';
import './define/delivery.ts';
import './define/level.ts';
import './define/login.ts';
import './define/report.ts';
import './define/upload.ts';

import '@rathaus/ui-kit/define';

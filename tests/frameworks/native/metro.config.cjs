const path = require('node:path');

const above = path.resolve(__dirname, '..');

/** As React Native's own configuration: its transformer and preset, packages by their `exports`, with its conditions. */
module.exports = {
    projectRoot: __dirname,
    watchFolders: [above, path.resolve(above, '../../node_modules')],
    resolver: {
        nodeModulesPaths: [path.join(above, 'node_modules'), path.resolve(above, '../../node_modules')],
        platforms: ['android', 'ios'],
        unstable_enablePackageExports: true,
        unstable_conditionNames: ['react-native'],
    },
    transformer: {
        babelTransformerPath: require.resolve('@react-native/metro-babel-transformer'),
        getTransformOptions: () => ({ transform: { experimentalImportSupport: false, inlineRequires: true } }),
    },
    reporter: { update() {} },
    maxWorkers: 2,
};

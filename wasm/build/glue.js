// @ts-nocheck: the linker of Emscripten reads this, and knows what its names are.
// Parts of Emscripten's glue that nothing here uses, replaced by nothing: every visitor would download them.
// Strings are UTF-8, integers fit into 32 bits, classes have no bases and no smart pointers, and objects are deleted by hand,
// so that no finalizers and clones are needed.
mergeInto(LibraryManager.library, {
  _embind_register_std_wstring: function () {},
  _embind_register_bigint: function () {},
  $attachFinalizer: function (handle) {
    return handle;
  },
  $detachFinalizer: function () {},
  $ClassHandle_clone: function () {},
  $ClassHandle_deleteLater: function () {},
  $ClassHandle_isAliasOf: function () {},
  $flushPendingDeletes: function () {},
  $setDelayFunction: function () {},
  $getInheritedInstanceCount: function () {},
  $getLiveInheritedInstances: function () {},
  $genericPointerToWireType: function () {},
  $upcastPointer: function (pointer) {
    return pointer;
  },
  $makeClassHandle: function (prototype, record) {
    record.count = { value: 1 };
    return Object.create(prototype, { $$: { value: record } });
  },
  $RegisteredPointer_fromWireType__deps: ['$makeClassHandle'],
  $RegisteredPointer_fromWireType: function (pointer) {
    return makeClassHandle(this.registeredClass.instancePrototype, { ptrType: this, ptr: pointer });
  },
});

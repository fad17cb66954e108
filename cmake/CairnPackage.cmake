# "cpack -G DEB" in a release build tree makes the package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cairn)
set(CPACK_PACKAGE_VENDOR "The Cairn developers")
set(CPACK_PACKAGE_CONTACT "The Cairn developers <cairn@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Backup and point-in-time recovery for PostgreSQL that you can see")
set(CPACK_PACKAGE_DESCRIPTION
"Cairn takes backups of PostgreSQL 10 to 18, keeps their write-ahead log in a
catalog, proves that they can be restored, and restores them to any moment the
log covers. It has a desktop application and a command line for cron, systemd
and archive_command.")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://cairn-pg.github.io/")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins are loaded at run time, so no library dependency names them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libpq5, qt6-svg-plugins, qt6-qpa-plugins")
# Without libsecret, or KWallet, passwords are not kept in the keyring of the desktop.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, libsecret-1-0")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/cairn RENAME copyright)
include(CPack)

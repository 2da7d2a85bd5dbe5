#!/usr/bin/env bash
# Builds what a release hands out into artifacts/: a download per platform, Debian packages, the parts list (SBOM)
# and the checksums. `build/package/release.sh linux-x64` builds for that platform alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(dotnet msbuild FinSight.Web/FinSight.Web.csproj -getProperty:Version)
platforms=("$@")
[ ${#platforms[@]} -gt 0 ] || platforms=(linux-x64 linux-arm64 win-x64 osx-arm64)
out=artifacts/release
require() { command -v "$1" >/dev/null || { echo "A release for ${platforms[*]} needs $1." >&2; exit 1; }; }
require node
[[ ${platforms[*]} != *win* ]] || require zip
[[ ${platforms[*]} != *linux* ]] || require dpkg-deb
rm -rf "$out" && mkdir -p "$out"
# Files of two builds of one commit are as old as the commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

publish() {
  # No web.config for IIS: it would name the program as it is called before it is renamed.
  dotnet publish FinSight.Web -c Release -r "$1" --self-contained -o "$2" --nologo -v quiet \
    -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:DebugType=none -p:DebugSymbols=false \
    -p:GenerateDocumentationFile=false -p:IsTransformWebConfigDisabled=true
  for exe in "$2"/FinSight.Web "$2"/FinSight.Web.exe; do
    if [ -f "$exe" ]; then mv "$exe" "${exe/FinSight.Web/finsight}"; fi
  done
  cp README.md LICENSE CHANGELOG.md SECURITY.md "$2/"
  cp -r docs "$2/"
}

pack_archive() {
  local name=$1 folder=$2
  find "$folder" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  case $name in
    *win*) (cd "$(dirname "$folder")" && zip -qrX - "$(basename "$folder")") >"$out/$name.zip" ;;
    *) tar --sort=name --owner=0 --group=0 --numeric-owner -C "$(dirname "$folder")" -cf - "$(basename "$folder")" | gzip -n9 >"$out/$name.tar.gz" ;;
  esac
}

pack_debian() {
  local architecture=$1 files=$2 root
  root=$(mktemp -d)
  chmod 755 "$root"
  install -d "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin" "$root/etc/finsight" "$root/usr/lib/systemd/system" "$root/usr/share/doc/finsight"
  cp -r "$files" "$root/usr/lib/finsight"
  # The papers lie where Debian looks for them, and find each other there.
  (cd "$root/usr/lib/finsight" && mv README.md CHANGELOG.md SECURITY.md docs ../../share/doc/finsight/)
  mv "$root/usr/lib/finsight/LICENSE" "$root/usr/share/doc/finsight/copyright"
  ln -s copyright "$root/usr/share/doc/finsight/LICENSE"
  chmod -R u=rwX,go=rX "$root/usr"
  install -m 755 build/package/debian/finsight "$root/usr/bin/finsight"
  install -m 640 build/package/debian/finsight.env "$root/etc/finsight/"
  install -m 644 build/package/debian/finsight.service "$root/usr/lib/systemd/system/"
  install -m 644 build/package/debian/conffiles "$root/DEBIAN/"
  install -m 755 build/package/debian/{postinst,prerm,postrm} "$root/DEBIAN/"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$(du -sk "$root/usr" | cut -f1)/" \
    build/package/debian/control >"$root/DEBIAN/control"
  dpkg-deb --root-owner-group -Zxz --build "$root" "$out/finsight_${version}_$architecture.deb" >/dev/null
  rm -rf "$root"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for platform in "${platforms[@]}"; do
  folder=$work/finsight-$version-$platform
  publish "$platform" "$folder"
  pack_archive "finsight-$version-$platform" "$folder"
  case $platform in
    linux-x64) pack_debian amd64 "$folder" ;;
    linux-arm64) pack_debian arm64 "$folder" ;;
  esac
done

dotnet tool restore >/dev/null
dotnet dotnet-CycloneDX FinSight.Web/FinSight.Web.csproj -o "$out" -fn "finsight-$version.cdx.json" -F Json -ed -dpr -sn FinSight -sv "$version" >/dev/null
node build/package/npm-parts.mjs "$out/finsight-$version.cdx.json" FinSight.Core FinSight.Web
(cd "$out" && files=(*) && sha256sum -- "${files[@]}" >SHA256SUMS)
du -h "$out"/*

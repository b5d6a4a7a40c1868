"""Checks what the main job wrote, with tools from outside the project.

Usage: check_outputs.py OUTPUTS  (run with a Python that has page-validation; qpdf and pdftotext on the PATH)
"""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import page

PROFILES = [page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1]


def main(outputs: Path) -> int:
    manifest = json.loads((outputs / "manifeste.json").read_text(encoding="utf-8"))
    documents = manifest["documents"]
    faults = []
    stacks = manifest["impressions"]
    listed = {d["chemin"] for d in documents + stacks}
    on_disk = {p.relative_to(outputs).as_posix() for p in outputs.rglob("*.pdf")}
    if manifest["version"] != 2 or manifest["passage"] != "entier" or manifest["retires"]:
        faults.append("not the account of a whole first run")
    if {d["changement"] for d in documents + stacks + manifest["archives"]} != {"nouveau"}:
        faults.append("in a fresh folder everything is new")
    faults += [f"{c}: listed, not on disk" for c in sorted(listed - on_disk)]
    faults += [f"{c}: on disk, not listed" for c in sorted(on_disk - listed)]

    totals = manifest["totaux"]
    states = Counter(d["etat"] for d in documents)
    if totals["attendus"] != len(documents) + len(manifest["retenus"]):
        faults.append(f"expected documents do not add up: {totals}")
    if (totals["complets"], totals["a_completer"]) != (states["complet"], states["a_completer"]):
        faults.append(f"states do not add up: {totals} against {states}")

    by_candidate = Counter()
    for document in documents:
        path = outputs / document["chemin"]
        faults += check_pdf(path, document)
        if "/jury/" not in document["chemin"] and document["confidentiel"]:
            faults.append(f"{path}: confidential, outside jury/")
        if "/jury/" not in document["chemin"] and "Note proposée" in text_of(path):
            faults.append(f"{path}: shows a note, outside jury/")
        by_candidate[document["document"]] += 1
    known = {d["chemin"]: d for d in documents}
    for stack in stacks:
        faults += check_pdf(outputs / stack["chemin"], stack)
        faults += check_stack(outputs, stack, known)
        by_candidate["impression"] += 1
    archives = {a["chemin"]: a for a in manifest["archives"]}
    zips = {z.relative_to(outputs).as_posix(): z for z in outputs.rglob("*.zip")}
    faults += [f"{c}: an archive listed or on disk alone" for c in sorted(archives.keys() ^ zips.keys())]
    for path, z in zips.items():
        faults += check_archive(z, outputs, documents)
        if hashlib.sha256(z.read_bytes()).hexdigest() != archives.get(path, {}).get("sha256"):
            faults.append(f"{path}: not the bytes of the manifest")

    # One annotated copy per file with a located error or warning, and none without.
    faulty = {d["fichier"] for d in manifest["diagnostics"] if d["fichier"] and d["gravite"] != "info"}
    copies = sorted(p.relative_to(outputs).as_posix() for p in (outputs / "a-corriger").rglob("*") if p.is_file())
    faults += [f"{c}: not a workbook" for c in copies if not zipfile.is_zipfile(outputs / c)]
    if len(copies) > len(faulty):
        faults.append(f"{len(copies)} annotated copies for {len(faulty)} faulty files: {copies}")

    for fault in faults:
        print(fault, file=sys.stderr)
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(by_candidate.items()))
    print(f"{len(documents)} documents and {len(stacks)} stacks ({kinds}), {len(faults)} faults")
    return 1 if faults or not documents else 0


def check_pdf(path: Path, document: dict) -> list[str]:
    data = path.read_bytes()
    faults = []
    if hashlib.sha256(data).hexdigest() != document["sha256"]:
        faults.append(f"{path}: not the bytes of the manifest")
    qpdf = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    if qpdf.returncode != 0:
        faults.append(f"{path}: qpdf: {qpdf.stdout}{qpdf.stderr}")
    for profile in PROFILES:
        report = page.validate_pdf(str(path), profile=profile)
        if report.document.page_count != document["pages"]:
            faults.append(f"{path}: {report.document.page_count} pages, {document['pages']} in the manifest")
        faults += [f"{path}: {profile.name}: {f.rule_id} {f.message}" for f in report.failures]
    return faults


def check_stack(outputs: Path, stack: dict, known: dict) -> list[str]:
    """Both sides of a sheet are one document's; a stack that may be handed out shows no note."""
    path = outputs / stack["chemin"]
    faults = [f"{path}: {c} is not a document" for c in stack["documents"] if c not in known]
    if stack["pages"] % 2:
        faults.append(f"{path}: {stack['pages']} pages")
    printed = sum(known[c]["pages"] + known[c]["pages"] % 2 for c in stack["documents"] if c in known)
    if printed + 2 * len(stack["retenus"]) > stack["pages"]:
        faults.append(f"{path}: {stack['pages']} pages for {printed} of documents")
    if stack["confidentiel"] != any(known[c]["confidentiel"] for c in stack["documents"] if c in known):
        # A document of the jury's folder is kept from candidates without being marked.
        if not any("/jury/" in c for c in stack["documents"] + stack["retenus"]):
            faults.append(f"{path}: wrongly marked confidential or not")
    if not stack["confidentiel"] and "Note proposée" in text_of(path):
        faults.append(f"{path}: shows a note and is not confidential")
    return faults


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def check_archive(path: Path, outputs: Path, documents: list[dict]) -> list[str]:
    """The archive of a candidate holds the pieces of annexe II-c of its folders, byte for byte."""
    # E2 is kept at the jury's disposal and not sent; a ponctuel grid is no piece of a dossier d'évaluation.
    pieces = ("grille-e31", "grille-e32", "attestation-pfmp", "attestation-pfmp-recapitulative", "certificat-travail",
              "attestation-heures", "sommaire")
    person, classe = path.stem, path.parents[1].name
    wanted = {}
    for document in documents:
        folder = f"{classe}/candidats/{person}/", f"{classe}/jury/{person}/"
        if document["chemin"].startswith(folder) and document["document"] in pieces:
            name = f"{document['candidat']}-{Path(document['chemin']).name}"
            wanted[name] = (outputs / document["chemin"]).read_bytes()
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return [] if found == wanted else [f"{path}: holds {sorted(found)}, expected {sorted(wanted)}"]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

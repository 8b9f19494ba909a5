# Completion of tenet in bash, 4.0 or later. `tenet __complete` knows what can stand there.
_tenet() {
  local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} candidate
  local -a words
  read -ra words <<<"$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  local typed=${words[${#words[@]}-1]}
  typed=${typed#[\"\']}

  # What bash takes for the word is less than ours where it breaks words, at colons, and more inside quotation marks.
  local cut='' head=''
  if [[ $word == [\"\']* ]]; then
    head=${word#?}
    head=${head%"$typed"}
  elif [[ $typed == *[:=]* && $COMP_WORDBREAKS == *:* ]]; then
    cut=${typed%"${typed##*[:=]}"}
  fi

  COMPREPLY=()
  while IFS= read -r candidate; do
    candidate=${candidate%%$'\t'*}
    case $candidate in
      :files) compopt -o filenames; COMPREPLY=($(compgen -f -- "${typed#"$cut"}")); return ;;
      :folders) compopt -o filenames; COMPREPLY=($(compgen -d -- "${typed#"$cut"}")); return ;;
      *[:=]) compopt -o nospace ;;
    esac
    candidate=${candidate#"$cut"}
    if [[ $word != [\"\']* ]]; then printf -v candidate %q "$candidate"; fi
    COMPREPLY+=("$head$candidate")
  done < <("${COMP_WORDS[0]}" __complete "${words[@]:1}" 2>/dev/null)
}
complete -F _tenet tenet

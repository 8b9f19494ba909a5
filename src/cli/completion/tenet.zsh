#compdef tenet
# Completion of tenet in zsh. `tenet __complete` knows what can stand there.
_tenet() {
  local line value about
  local -a before closed open
  before=("${(@Q)words[2,CURRENT-1]}")
  for line in "${(@f)$(command ${(Q)words[1]} __complete "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
    [[ -n $line ]] || continue
    case $line in
      :files) _files; return ;;
      :folders) _files -/; return ;;
    esac
    value=${line%%$'\t'*}
    about=${line#*$'\t'}
    # A colon parts a value from what it is.
    if [[ $value == *: ]]; then
      open+=("${value//:/\\:}:$about")
    else
      closed+=("${value//:/\\:}:$about")
    fi
  done
  local found=1
  (( ${#open} )) && _describe -t fields field open -S '' && found=0
  (( ${#closed} )) && _describe -t values value closed && found=0
  return found
}
# Loaded by the shell as a function of its own file, or read in by somebody.
if [[ ${funcstack[1]} == _tenet ]]; then _tenet "$@"; else compdef _tenet tenet; fi

#include "reader/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <system_error>

#ifdef TENET_SECCOMP
#include <seccomp.h>
#endif

#include "base/files.h"

namespace tenet::reader {
namespace {

[[noreturn]] void fail(const char* what, int error) {
  throw std::system_error(error, std::generic_category(), what);
}

// A limit that is lower already stays.
void limit(__rlimit_resource resource, rlim_t most) {
  rlimit both{};
  if (::getrlimit(resource, &both) != 0) fail("getrlimit", errno);
  both.rlim_cur = both.rlim_max = std::min(both.rlim_max, most);
  if (::setrlimit(resource, &both) != 0) fail("setrlimit", errno);
}

// RLIMIT_DATA counts what the process can fill. RLIMIT_AS would count the mapping of a large archive, too. RLIMIT_DATA
// does not count shared memory, nor what grows as a stack does; seccomp refuses both. Sanitizers reserve terabytes.
void limit_resources() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_DATA, most_memory);
  constexpr rlim_t stack = rlim_t{8} << 20;
  limit(RLIMIT_STACK, stack);
#endif
  constexpr rlim_t open_files = 32;
  limit(RLIMIT_NOFILE, open_files);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
}

// The rights over files that this version of Landlock knows (landlock(7)): all, whatever the header knows.
std::uint64_t file_rights(long version) {
  constexpr std::array<unsigned, 6> bits = {0, 13, 14, 15, 15, 16};
  const auto known =
      static_cast<std::size_t>(version) < bits.size() ? static_cast<std::size_t>(version) : bits.size() - 1;
  return (std::uint64_t{1} << bits.at(known)) - 1;
}

// Closes the file system but for `readable`. False where the kernel has no Landlock.
bool close_files(const std::vector<std::string>& readable) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = file_rights(version);
  const base::Descriptor ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0)));
  if (ruleset.number() < 0) fail("landlock_create_ruleset", errno);
  for (const std::string& path : readable) {
    const base::Descriptor folder(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (folder.number() < 0) continue;  // not installed
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (base::is_folder(path)) beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = folder.number();
    if (::syscall(SYS_landlock_add_rule, ruleset.number(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
      fail("landlock_add_rule", errno);
    }
  }
  if (::syscall(SYS_landlock_restrict_self, ruleset.number(), 0) != 0) fail("landlock_restrict_self", errno);
  return true;
}

#if defined(TENET_SECCOMP) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

class Filter {
 public:
  Filter() : context_(::seccomp_init(SCMP_ACT_KILL_PROCESS), ::seccomp_release) {
    if (context_ == nullptr) fail("seccomp_init", ENOMEM);
    // No mitigation that would slow the process down for what it cannot do.
    ::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_SSB, 1);
    ::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    ::seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  }

  // A call that this architecture does not know is left out.
  template <typename... Conditions>
  void add(std::uint32_t action, const char* call, Conditions... conditions) {
    const int number = ::seccomp_syscall_resolve_name(call);
    if (number == __NR_SCMP_ERROR) return;
    const int error = ::seccomp_rule_add(context_.get(), action, number, sizeof...(conditions), conditions...);
    if (error != 0 && error != -EDOM) fail("seccomp_rule_add", -error);
  }
  void load() {
    if (const int error = ::seccomp_load(context_.get()); error != 0) fail("seccomp_load", -error);
  }

 private:
  std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
};

scmp_arg_cmp has_bits(unsigned argument, std::uint64_t mask, std::uint64_t bits) {
  return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = bits};
}

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
  return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}

// What reading needs. Everything else ends the process.
constexpr std::array allowed{
    "read",           "pread64",      "readv",         "write",
    "writev",         "recvmsg",      "sendmsg",       "poll",
    "ppoll",          "lseek",        "close",         "fstat",
    "getdents64",     "munmap",       "madvise",       "brk",
    "futex",          "getrandom",    "clock_gettime", "clock_getres",
    "gettimeofday",   "time",         "times",         "getrusage",
    "sysinfo",        "uname",        "sched_yield",   "sched_getaffinity",
    "getcpu",         "setitimer",    "getitimer",     "rt_sigaction",
    "rt_sigprocmask", "rt_sigreturn", "sigaltstack",   "restart_syscall",
    "getpid",         "gettid",       "getppid",       "getuid",
    "geteuid",        "getgid",       "getegid",       "set_robust_list",
    "rseq",           "exit",         "exit_group",
};
// What libraries may try, and do without. mremap could make the stack as large as it likes, which RLIMIT_DATA does not
// count; malloc() copies instead. newfstatat tells of a path, too, where a library only asks for a descriptor.
constexpr std::array refused{
    "open",       "openat2",   "creat",         "stat",           "lstat",
    "statx",      "statfs",    "fstatfs",       "access",         "faccessat",
    "faccessat2", "readlink",  "readlinkat",    "getcwd",         "chdir",
    "ioctl",      "fcntl",     "prlimit64",     "getrlimit",      "prctl",
    "mkdir",      "mkdirat",   "unlink",        "unlinkat",       "rename",
    "renameat",   "renameat2", "fadvise64",     "flock",          "fsync",
    "dup",        "pipe",      "pipe2",         "memfd_create",   "eventfd2",
    "getxattr",   "lgetxattr", "inotify_init1", "sched_getparam", "sched_getscheduler",
    "newfstatat", "mremap",
};

// `opens`: whether Landlock decides about files that are opened for reading; without it none is.
void filter_calls(bool opens) {
  Filter filter;
  for (const char* call : allowed) filter.add(SCMP_ACT_ALLOW, call);
  for (const char* call : refused) filter.add(SCMP_ACT_ERRNO(EACCES), call);
  // abort() and raise() send a signal to the process itself.
  filter.add(SCMP_ACT_ALLOW, "tgkill", equals(0, static_cast<std::uint64_t>(::getpid())));
  if (opens) {
    constexpr std::uint64_t writes[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, O_TMPFILE & ~O_DIRECTORY};
    std::uint64_t all = 0;
    for (const std::uint64_t bit : writes) all |= bit;
    filter.add(SCMP_ACT_ALLOW, "openat", has_bits(2, all, 0));
    for (const std::uint64_t bit : writes) filter.add(SCMP_ACT_ERRNO(EACCES), "openat", has_bits(2, bit, bit));
  } else {
    filter.add(SCMP_ACT_ERRNO(EACCES), "openat");
  }
  // Private memory that holds no program, and is counted.
  constexpr std::uint64_t shared = 1;   // MAP_SHARED, and MAP_SHARED_VALIDATE has it too
  constexpr std::uint64_t program = 4;  // PROT_EXEC
  filter.add(SCMP_ACT_ALLOW, "mmap", has_bits(2, program, 0), has_bits(3, shared | MAP_GROWSDOWN, 0));
  filter.add(SCMP_ACT_ALLOW, "mprotect", has_bits(2, program, 0));
  filter.load();
}

bool close_calls(bool opens) {
  filter_calls(opens);
  return true;
}

#else

bool close_calls(bool /*opens*/) {
  return false;
}

#endif

}  // namespace

std::vector<std::string> enter_sandbox(const std::vector<std::string>& readable) {
  std::vector<std::string> missing;
  limit_resources();
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("PR_SET_NO_NEW_PRIVS", errno);
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) fail("PR_SET_DUMPABLE", errno);
  const bool opens = close_files(readable);
  if (!opens) missing.emplace_back("Landlock");
  if (!close_calls(opens)) missing.emplace_back("seccomp");
  return missing;
}

}  // namespace tenet::reader

using System.Reflection;
using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Settings of the native library, which are the process's: made once, before anything else of git is used.</summary>
internal static partial class NativeGit
{
    private const string Library = "git2";

    // Values of git_libgit2_opt_t in libgit2's common.h.
    private const int SetConnectTimeout = 39;
    private const int GetConnectTimeout = 40;
    private const int SetSilenceTimeout = 41;
    private const int GetSilenceTimeout = 42;

    /// <summary>How long connecting may take, and how long a server may say nothing. Without them a silent server holds a thread for ever.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan SilenceTimeout = TimeSpan.FromSeconds(90);

    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Whether the native time-outs could be set; everything else is certain.</summary>
    public static bool EnsureStarted() => Started.Value;

    internal static (TimeSpan Connect, TimeSpan Silence) Timeouts()
    {
        EnsureStarted();
        Read(GetConnectTimeout, out var connect);
        Read(GetSilenceTimeout, out var silence);
        return (TimeSpan.FromMilliseconds(connect), TimeSpan.FromMilliseconds(silence));
    }

    /// <summary>
    /// The category (git_error_t) of this thread's last error, which LibGit2Sharp does not pass on; null where that error is another one
    /// than the message tells of. Only right after the call that failed.
    /// </summary>
    public static int? CategoryOfLastError(string message)
    {
        EnsureStarted();
        var error = LastError();
        return error != 0 && Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error)) == message ? Marshal.ReadInt32(error, IntPtr.Size) : null;
    }

    /// <summary>What the native library says of its last failure on this thread.</summary>
    internal static string LastMessage()
    {
        var error = LastError();
        return (error != 0 ? Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error)) : null) ?? "the native library failed";
    }

    private static bool Start()
    {
        _ = GlobalSettings.Version;
        foreach (var level in new[] { ConfigurationLevel.Global, ConfigurationLevel.Xdg, ConfigurationLevel.System, ConfigurationLevel.ProgramData })
            GlobalSettings.SetConfigSearchPaths(level, NoFolder);
        // The cache may have been made by another user, as a volume in a container is; no hook or filter of a repository is ever run.
        GlobalSettings.SetOwnerValidation(false);
        // A partial clone is one to read; a blob that it lacks is told when it is read.
        GlobalSettings.SetExtensions("partialclone");
        NativeLibrary.SetDllImportResolver(typeof(NativeGit).Assembly, Resolve);
        return Set(SetConnectTimeout, ConnectTimeout) && Set(SetSilenceTimeout, SilenceTimeout);
    }

    private static string NoFolder => Path.Combine(AppContext.BaseDirectory, "no-git-configuration");

    private static bool Set(int option, TimeSpan value) => Write(option, (int)value.TotalMilliseconds) == 0;

    /// <summary>The library that LibGit2Sharp itself has loaded: same name, found the same way for every platform that its package ships.</summary>
    private static IntPtr Resolve(string library, Assembly assembly, DllImportSearchPath? search)
    {
        if (library != Library)
            return IntPtr.Zero;
        if (NameInLibGit2Sharp() is { } name && NativeLibrary.TryLoad(name, typeof(Repository).Assembly, null, out var handle))
            return handle;
        var files = Directory.EnumerateFiles(AppContext.BaseDirectory, "*git2-*", SearchOption.AllDirectories)
            .OrderByDescending(file => file.Contains(RuntimeInformation.RuntimeIdentifier, StringComparison.Ordinal));
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var found))
                return found;
        }
        return IntPtr.Zero;
    }

    /// <summary>The file name carries the library's commit, so it changes with each version of the package.</summary>
    private static string? NameInLibGit2Sharp() =>
        typeof(Repository).Assembly.GetType("LibGit2Sharp.Core.NativeDllName")
            ?.GetField("Name", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
            ?.GetRawConstantValue() as string;

    // git_libgit2_opts takes variable arguments, which Apple's ARM passes on the stack: six fillers push them there.
    private static bool OnStack => OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static int Write(int option, int value) => OnStack ? SetOption(option, 0, 0, 0, 0, 0, 0, 0, value) : SetOption(option, value);

    private static int Read(int option, out int value) => OnStack ? GetOption(option, 0, 0, 0, 0, 0, 0, 0, out value) : GetOption(option, out value);

    [LibraryImport(Library, EntryPoint = "git_error_last")]
    private static partial nint LastError();

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    private static partial int SetOption(int option, int value);

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    private static partial int SetOption(int option, nint a, nint b, nint c, nint d, nint e, nint f, nint g, int value);

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    private static partial int GetOption(int option, out int value);

    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    private static partial int GetOption(int option, nint a, nint b, nint c, nint d, nint e, nint f, nint g, out int value);
}

using System.Diagnostics;
using System.Text;

namespace BumpBot.Tests.Git;

/// <summary>A folder with real git repositories in it, made by the git command line with no configuration but its own.</summary>
public sealed class TempRepo : IDisposable
{
    private readonly string _gitFolder;

    private TempRepo(string gitFolder)
    {
        Root = Directory.CreateTempSubdirectory("bumpbot-git-").FullName;
        Folder = Path.Combine(Root, "repo");
        _gitFolder = Path.Combine(Root, gitFolder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>A repository and its working tree, as a person has it.</summary>
    public static TempRepo Local()
    {
        var repo = new TempRepo("repo/.git");
        repo.Run("init", "-q", "-b", "main");
        return repo;
    }

    /// <summary>A bare repository, as a server has it, beside a folder in which to make commits for it.</summary>
    public static TempRepo Served()
    {
        var repo = new TempRepo("served.git");
        repo.Outside("init", "-q", "-b", "main", "--bare", repo._gitFolder);
        return repo;
    }

    public string Root { get; }

    public string Folder { get; }

    public string GitFolder => _gitFolder;

    public Uri Url => new("file://" + _gitFolder);

    public string Head => Run("rev-parse", "HEAD");

    public void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public void Write(string path, byte[] content)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public string Commit(string message = "A change")
    {
        Run("add", "-A");
        Run("commit", "-q", "--allow-empty", "-m", message);
        return Head;
    }

    /// <summary>Writes a tree entry whose name is given as bytes, which no .NET path can hold.</summary>
    public void CommitRawName(string octalEscapedPath)
    {
        var blob = RunWith("strange", "hash-object", "-w", "--stdin");
        Shell($"printf '100644 {blob} 0\\t{octalEscapedPath}\\n' | git update-index --index-info && git commit -q -m 'A strange name'");
    }

    public string Run(params string[] arguments) => RunWith(null, arguments);

    /// <summary>Runs git on whatever the arguments name.</summary>
    public string Outside(params string[] arguments) => Start("git", null, CleanEnvironment, arguments);

    public string RunWith(string? input, params string[] arguments) => Start("git", input, Inside, arguments);

    public string Shell(string script) => Start("/bin/sh", null, Inside, "-c", script);

    private string Start(string program, string? input, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result}");
    }

    private Dictionary<string, string> Inside => new(CleanEnvironment) { ["GIT_DIR"] = _gitFolder, ["GIT_WORK_TREE"] = Folder };

    public static IReadOnlyDictionary<string, string> CleanEnvironment { get; } = new Dictionary<string, string>
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "A Person",
        ["GIT_AUTHOR_EMAIL"] = "person@example.org",
        ["GIT_COMMITTER_NAME"] = "A Person",
        ["GIT_COMMITTER_EMAIL"] = "person@example.org",
        ["GIT_TERMINAL_PROMPT"] = "0",
    };

    public void Dispose()
    {
        // Names that are not UTF-8 cannot be deleted from .NET.
        using var process = Process.Start("rm", ["-rf", Root]);
        process.WaitForExit();
    }
}

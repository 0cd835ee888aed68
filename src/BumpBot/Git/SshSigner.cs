using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Git;

/// <summary>Signs commits with an SSH key, as <c>gpg.format=ssh</c> does: <c>ssh-keygen -Y sign</c> with the namespace <c>git</c>.</summary>
/// <remarks>The signature's format: PROTOCOL.sshsig of OpenSSH.</remarks>
public sealed class SshSigner
{
    private const string Program = "ssh-keygen";
    private const string Variable = "BUMPBOT_SIGNING_KEY";
    private const string Begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private const string End = "-----END OPENSSH PRIVATE KEY-----";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _key;

    private SshSigner(string key) => _key = key;

    /// <param name="key">The text of a private key file. Line breaks may stand as <c>\n</c>, as they do where a variable takes one line only.</param>
    /// <exception cref="FaultException">It is no key that can sign without a person.</exception>
    public static SshSigner Of(string key)
    {
        var lines = key.Replace("\\n", "\n", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        if (!lines.StartsWith(Begin + "\n", StringComparison.Ordinal) || !lines.EndsWith("\n" + End, StringComparison.Ordinal) || Cipher(lines) is not { } cipher)
        {
            throw FaultException.StopRun(
                $"{Variable} holds no private SSH key in OpenSSH's format: make one with ssh-keygen -t ed25519 -N \"\", and give the whole text of its file, or name the file in {Variable}_FILE");
        }
        if (cipher != "none")
            throw FaultException.StopRun($"the SSH key in {Variable} has a passphrase, which nobody could type in: take it off a copy of the key with ssh-keygen -p -N \"\" -f FILE, and give that");
        return new SshSigner(lines + "\n");
    }

    /// <returns>In its armour.</returns>
    /// <exception cref="FaultException">It cannot be signed; nothing is to be pushed without.</exception>
    public string Sign(string text)
    {
        // A folder and a file that nobody else can read: the program takes no key in any other way, and none that others can read.
        var folder = Directory.CreateTempSubdirectory("bumpbot-key-");
        try
        {
            var file = Path.Combine(folder.FullName, "key");
            using (var key = new FileStream(file, OnlyForOwner()))
                key.Write(Encoding.ASCII.GetBytes(_key));
            return Run(file, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FaultException.StopRun($"commits cannot be signed: {e.Message}", e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FileStreamOptions OnlyForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static string Run(string key, byte[] text)
    {
        using var process = Start(key);
        var signature = process.StandardOutput.ReadToEndAsync();
        var words = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(text);
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw FaultException.StopRun($"commits cannot be signed: {Program} did not end within {Patience.TotalSeconds:0} seconds");
        }
        // It also waits for the streams' ends.
        process.WaitForExit();
        return process.ExitCode == 0
            ? signature.Result.ReplaceLineEndings("\n").TrimEnd()
            : throw FaultException.StopRun($"commits cannot be signed: {Program} says: {GitFaults.Text(words.Result.Replace(key, Variable, StringComparison.Ordinal))}");
    }

    private static Process Start(string key)
    {
        // An empty passphrase, so that it never asks for one.
        var start = new ProcessStartInfo(Program, ["-Y", "sign", "-n", "git", "-P", "", "-f", key])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw FaultException.StopRun($"commits cannot be signed: {Program} is not there. Install OpenSSH's client (8.2 or newer), or take {Variable} away", e);
        }
    }

    /// <summary>The cipher that a key file names: <c>none</c> without a passphrase; null where it is not in the format.</summary>
    /// <remarks>PROTOCOL.key of OpenSSH: a magic word with a NUL, then the cipher's name as a string with its length before it.</remarks>
    private static string? Cipher(string lines)
    {
        ReadOnlySpan<byte> magic = "openssh-key-v1\0"u8;
        var encoded = lines[Begin.Length..^End.Length];
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length < magic.Length + 4 || !bytes.AsSpan().StartsWith(magic))
            return null;
        var name = bytes.AsSpan(magic.Length, length - magic.Length);
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(name);
        return size <= name.Length - 4 ? Encoding.ASCII.GetString(name.Slice(4, (int)size)) : null;
    }
}

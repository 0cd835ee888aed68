using BumpBot.Watching.Breaking.Text;

namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>The classes of words that phrases may name.</summary>
internal static class Vocabulary
{
    /// <summary>What software runs on, or is built with.</summary>
    public static readonly WordSet Platforms = WordSet.Of(
        "python py2 py3 cpython pypy node nodejs node.js npm yarn pnpm deno bun java jdk jre jvm openjdk kotlin scala go golang rust rustc msrv php ruby rails jruby perl lua elixir erlang otp haskell",
        "ocaml julia dart flutter swift xcode c++11 c++14 c++17 c++20 c++23 c11 c99 .net dotnet netstandard netcore netframework net6 net7 net8 net9 mono unity",
        "windows macos osx linux ubuntu debian centos rhel alpine fedora suse freebsd openbsd android ios ipados tvos watchos wasm kernel glibc musl",
        "kubernetes k8s helm terraform docker podman openshift postgres postgresql mysql mariadb redis mongodb elasticsearch opensearch sqlite oracle mssql cassandra kafka rabbitmq",
        "openssl gcc clang llvm cmake msvc visual bazel gradle maven webpack vite rollup babel eslint typescript es5 es6 es2015 esm commonjs cjs umd amd",
        "drupal wordpress magento joomla typo3 react vue angular svelte next nextjs nuxt django flask fastapi pydantic sqlalchemy numpy pandas pytorch tensorflow cuda laravel symfony spring hibernate jakarta javax qt gtk",
        "ie ie11 ie10 internet chrome firefox safari edge electron chromium opera browsers bash zsh powershell git tls sslv3 http",
        "i386 i686 x86 x86_64 32 armv5 armv6 armv7 arm mips ppc ppc64le s390x powerpc",
        "1c 1с платформа платформы платформе предприятие бсп ubuntu астра windows");

    private static readonly WordSet Public = new(Language.All.SelectMany(language => language.Public.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    public static bool IsPlatform(NoteToken token) => token.Kind != NoteTokenKind.Code && Platforms.Contains(token.Text);

    public static bool IsPublic(NoteToken token) => Public.Contains(token);

    /// <summary>What a class in a phrase stands for.</summary>
    public static Func<NoteToken, bool> Class(string name) => name switch
    {
        "code" => token => token.Kind == NoteTokenKind.Code,
        "num" => token => token.Kind == NoteTokenKind.Number || (token.Kind == NoteTokenKind.Code && token.Text.Length > 0 && CodeNames.IsNumber(token.Text)),
        "floor" => token => token.Kind == NoteTokenKind.Number && token.Text.EndsWith('+'),
        "type" => IsType,
        "platform" => IsPlatform,
        "public" => IsPublic,
        "thing" => token => token.Kind == NoteTokenKind.Code || IsPlatform(token) || IsPublic(token),
        "guide" => token => (token.Kind == NoteTokenKind.Link || token.Text.Contains(".md", StringComparison.OrdinalIgnoreCase)) && LinksGuide(token.Text),
        "boom" => token => token.Is(NoteToken.Boom),
        _ => throw new ArgumentException($"{name} is no class of words", nameof(name)),
    };

    /// <summary>The name of a type by its capital: <c>Result</c>, <c>io::Result</c>, <c>*slog.Logger</c>.</summary>
    private static bool IsType(NoteToken token) =>
        token.Kind == NoteTokenKind.Code && token.Text.AsSpan(token.Text.LastIndexOfAny(['.', ':', '*', '&']) + 1) is [>= 'A' and <= 'Z', _, ..] && token.Text.Any(char.IsAsciiLetterLower);

    /// <summary>A page or file that by its name is a guide to migrate by.</summary>
    private static bool LinksGuide(string target)
    {
        var path = target.ToLowerInvariant();
        return (path.Contains("migrat", StringComparison.Ordinal) && !path.Contains("migrations/", StringComparison.Ordinal))
            || path.Contains("upgrading", StringComparison.Ordinal) || path.Contains("upgrade-guide", StringComparison.Ordinal) || path.Contains("upgrade-notes", StringComparison.Ordinal)
            || path.Contains("upgrade_guide", StringComparison.Ordinal) || path.EndsWith("upgrade.md", StringComparison.Ordinal) || path.Contains("breaking-changes", StringComparison.Ordinal);
    }
}

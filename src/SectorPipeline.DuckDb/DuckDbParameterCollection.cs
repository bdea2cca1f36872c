using System.Collections;
using System.Data.Common;

namespace SectorPipeline.DuckDb;

/// <summary>The parameters of a command.</summary>
public sealed class DuckDbParameterCollection : DbParameterCollection, IReadOnlyList<DuckDbParameter>
{
    private readonly List<DuckDbParameter> parameters = [];

    public override int Count => parameters.Count;

    public override object SyncRoot => parameters;

    public new DuckDbParameter this[int index]
    {
        get => parameters[index];
        set => parameters[index] = value;
    }

    /// <summary>Adds a positional parameter.</summary>
    public DuckDbParameter AddValue(object? value) => Append(new DuckDbParameter(value));

    /// <summary>Adds a named parameter.</summary>
    public DuckDbParameter AddWithValue(string name, object? value) => Append(new DuckDbParameter(name, value));

    public override int Add(object value)
    {
        Append(Cast(value));
        return parameters.Count - 1;
    }

    public override void AddRange(Array values)
    {
        foreach (var value in values)
            Append(Cast(value));
    }

    public override void Clear() => parameters.Clear();

    public override bool Contains(object value) => IndexOf(value) >= 0;

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)parameters).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => parameters.GetEnumerator();

    IEnumerator<DuckDbParameter> IEnumerable<DuckDbParameter>.GetEnumerator() => parameters.GetEnumerator();

    public override int IndexOf(object value) => value is DuckDbParameter parameter ? parameters.IndexOf(parameter) : -1;

    public override int IndexOf(string parameterName)
    {
        var bare = new DuckDbParameter(parameterName, null).BareName;
        return parameters.FindIndex(parameter => parameter.BareName.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    public override void Insert(int index, object value) => parameters.Insert(index, Cast(value));

    public override void Remove(object value) => parameters.Remove(Cast(value));

    public override void RemoveAt(int index) => parameters.RemoveAt(index);

    public override void RemoveAt(string parameterName) => parameters.RemoveAt(Find(parameterName));

    protected override DbParameter GetParameter(int index) => parameters[index];

    protected override DbParameter GetParameter(string parameterName) => parameters[Find(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => parameters[index] = Cast(value);

    protected override void SetParameter(string parameterName, DbParameter value) => parameters[Find(parameterName)] = Cast(value);

    private DuckDbParameter Append(DuckDbParameter parameter)
    {
        parameters.Add(parameter);
        return parameter;
    }

    private int Find(string name) =>
        IndexOf(name) is var index and >= 0 ? index : throw new ArgumentException($"There is no parameter '{name}'.", nameof(name));

    private static DuckDbParameter Cast(object value) =>
        value as DuckDbParameter
        ?? throw new InvalidCastException($"A {value.GetType().Name} is not a {nameof(DuckDbParameter)}.");
}

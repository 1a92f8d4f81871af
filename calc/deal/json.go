package deal

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/offergap/offergap/calc/law"
	"github.com/offergap/offergap/calc/money"
)

// MarshalJSON is the result as the API gives it: amounts as numbers in the main
// unit of their currency, days as 2027-03-02, and null for no day.
func (r Result) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	err := writePlain(&out, reflect.ValueOf(r))
	return out.Bytes(), err
}

// writePlain writes a value of the package's results. The types behind them
// print themselves with their currency, for the working; the API does not.
func writePlain(out *bytes.Buffer, v reflect.Value) error {
	switch value := v.Interface().(type) {
	case money.Money:
		out.WriteString(value.Decimal())
		return nil
	case law.Date:
		if value == 0 {
			out.WriteString("null")
			return nil
		}
		out.WriteString(`"` + value.String() + `"`)
		return nil
	case money.Rate:
		raw, err := json.Marshal(value.Float())
		out.Write(raw)
		return err
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			out.WriteString("null")
			return nil
		}
		return writePlain(out, v.Elem())
	case reflect.Slice:
		return writeList(out, v)
	case reflect.Struct:
		return writeObject(out, v)
	}
	raw, err := json.Marshal(v.Interface())
	out.Write(raw)
	return err
}

func writeList(out *bytes.Buffer, v reflect.Value) error {
	out.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := writePlain(out, v.Index(i)); err != nil {
			return err
		}
	}
	out.WriteByte(']')
	return nil
}

func writeObject(out *bytes.Buffer, v reflect.Value) error {
	out.WriteByte('{')
	first := true
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.WriteString(`"` + name + `":`)
		if err := writePlain(out, v.Field(i)); err != nil {
			return err
		}
	}
	out.WriteByte('}')
	return nil
}

// Stored is a result as documents keep it: every amount with its currency, so
// that it can be read back. MarshalJSON is for those who ask once.
type Stored Result

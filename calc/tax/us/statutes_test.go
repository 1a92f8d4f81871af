package us

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"github.com/offergap/offergap/calc/money"
	"github.com/offergap/offergap/calc/tax"
	"github.com/offergap/offergap/calc/worksheet"
	"github.com/offergap/offergap/calc/worksheet/honest"
)

// statuteCase is one case of testdata: what goes in, and the lines that must
// come out. Its working is arithmetic on the statute's own figures.
type statuteCase struct {
	Name   string             `yaml:"name"`
	Year   int                `yaml:"year"`
	In     caseInput          `yaml:"in"`
	Out    map[string]dollars `yaml:"out"`
	Worked string             `yaml:"worked"`
	Source string             `yaml:"source"`
}

type caseInput struct {
	Jurisdiction    string   `yaml:"jurisdiction"` // California unless given
	Status          string   `yaml:"status"`
	ChildrenUnder17 int      `yaml:"children_under_17"`
	OtherDependents int      `yaml:"other_dependents"`
	Deduction       string   `yaml:"deduction"`
	Wages           dollars  `yaml:"wages"`
	SpouseWages     dollars  `yaml:"spouse_wages"`
	SALT            *dollars `yaml:"us.salt"` // given, the limitation on itemised deductions is computed alone
}

// dollars is an amount as the file writes it: 11_439.00.
type dollars struct{ money.Money }

func (d *dollars) UnmarshalYAML(text []byte) error {
	plain := strings.ReplaceAll(strings.TrimSpace(string(text)), "_", "")
	return d.UnmarshalText([]byte("USD " + plain))
}

func (in caseInput) household(t *testing.T) Household {
	t.Helper()
	h := Household{ChildrenUnder17: in.ChildrenUnder17, OtherDependents: in.OtherDependents}
	var known bool
	if in.Status != "" {
		if h.Status, known = tax.FilingStatusNamed(in.Status); !known {
			t.Fatalf("unknown status %q", in.Status)
		}
	}
	if in.Deduction != "" {
		if h.Deduction, known = DeductionNamed(in.Deduction); !known {
			t.Fatalf("unknown deduction %q", in.Deduction)
		}
	}
	return h
}

func (in caseInput) jurisdiction(t *testing.T) Jurisdiction {
	t.Helper()
	j, known := JurisdictionNamed(in.Jurisdiction)
	if !known && in.Jurisdiction != "" {
		t.Fatalf("unknown jurisdiction %q", in.Jurisdiction)
	}
	return j
}

// TestStatutes runs every file of testdata that holds cases.
func TestStatutes(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var cases []statuteCase
			if err := yaml.UnmarshalWithOptions(content, &cases, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			for _, c := range cases {
				t.Run(c.Name, func(t *testing.T) {
					t.Parallel()
					c.check(t)
				})
			}
		})
	}
}

func (c statuteCase) check(t *testing.T) {
	if c.Worked == "" || len(c.Out) == 0 {
		t.Fatal("a case needs out and worked")
	}
	sheet := worksheet.New(128)
	c.compute(t, rulesOf(t, c.Year), sheet)
	if err := honest.Check(sheet.Steps(), sheet.Inputs()); err != nil {
		t.Error(err)
	}
	lines := map[string]money.Money{}
	for _, step := range sheet.Steps() {
		if _, twice := lines[step.Line.String()]; twice {
			t.Errorf("line %v is recorded twice", step.Line)
		}
		lines[step.Line.String()] = step.Result
	}
	for line, want := range c.Out {
		if got, recorded := lines[line]; !recorded || got.Minor() != want.Minor() {
			t.Errorf("%+v: %s = %v (recorded %v), want %v: %s", c.In, line, got, recorded, want, c.Worked)
		}
	}
}

func (c statuteCase) compute(t *testing.T, rules *Rules, sheet *worksheet.Sheet) {
	j, h := c.In.jurisdiction(t), c.In.household(t)
	wages := sheet.Input("wages", c.In.Wages.Money)
	if c.In.SALT != nil {
		l := &incomeTaxReturns[ownReturn].itemized
		itemized := rules.itemized.allowed(sheet, l, wages, sheet.Input("us.salt", c.In.SALT.Money), rules.incomeTax.brackets[h.Status].Last())
		if len(sheet.Steps()) == 0 { // no limitation that year: nothing is recorded
			sheet.Sum(l.allowed, itemized)
		}
		return
	}
	spouseWages := sheet.Input("spouse_wages", c.In.SpouseWages.Money)
	got := rules.ComputeWithSpouse(sheet, j, h, wages, spouseWages)
	plain := rules.ComputeWithSpouse(nil, j, h, worksheet.Plain(wages.Money()), worksheet.Plain(spouseWages.Money()))
	if diff := cmp.Diff(figures(plain), figures(got)); diff != "" {
		t.Errorf("recording changes the result (-plain +recorded):\n%s", diff)
	}
}

// figures are the amounts of a result without their provenance.
func figures(r Result) map[string]string {
	out := map[string]string{"take_home": r.TakeHome.Money().String(), "employer_cost": r.EmployerCost.Money().String()}
	for _, line := range append(r.Employee(), r.Employer()...) {
		out[line.ID.String()] = line.Amount.Money().String()
	}
	return out
}
